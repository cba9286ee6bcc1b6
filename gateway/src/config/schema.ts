/** The configuration file, `gateway.config.json`. */
import { type Static, Type } from '@sinclair/typebox';

const Url = (description: string) => Type.String({ pattern: '^https?://[^\\s/]+', description: `${description} An http(s) address.` });
const Milliseconds = (description: string, standard: number) =>
  Type.Integer({ minimum: 1, default: standard, description: `${description} Milliseconds.` });

/** Which addresses the gateway may call beside the public internet, and who tells it what names mean. */
const NetworkConfig = Type.Object(
  {
    allow: Type.Array(Type.String(), {
      default: [],
      description: 'Networks that are not public and may be called all the same, as "10.20.0.0/16".',
    }),
    nameServers: Type.Array(Type.String(), {
      default: [],
      description: 'Name servers to ask in place of the system\'s, as "10.20.0.53". The hosts file counts before them.',
    }),
  },
  { additionalProperties: false, default: {} },
);

const SourceConfig = Type.Object(
  {
    contract: Type.Union([Type.Literal('hcc'), Type.Literal('enotum'), Type.Literal('via-oberta'), Type.Literal('representa')], {
      description: 'Which contract the endpoint speaks.',
    }),
    url: Url('Base of the endpoint, without query.'),
    minimumLevel: Type.Optional(
      Type.Union([Type.Literal('low'), Type.Literal('substantial'), Type.Literal('high')], {
        description:
          'How surely citizens must have identified themselves before this endpoint is asked; the others are told which level it takes.',
      }),
    ),
    // No default here: it would stand in for `limits.deadline` at every source.
    deadline: Type.Optional(
      Type.Integer({ minimum: 1, description: 'How long this endpoint may take, where not as long as the others. Milliseconds.' }),
    ),
    perSecond: Type.Optional(Type.Integer({ minimum: 1, description: 'Questions that this endpoint can take in a second.' })),
    tls: Type.Optional(
      Type.Object(
        {
          certFile: Type.String({
            minLength: 1,
            description: 'Our certificate, PEM, with those between it and its authority. Path, from the configuration file.',
          }),
          keyFile: Type.String({ minLength: 1, description: 'Its private key, PEM, without a passphrase.' }),
          caFile: Type.Optional(
            Type.String({ minLength: 1, description: "Authorities of the endpoint's certificate, in place of the usual ones." }),
          ),
        },
        {
          additionalProperties: false,
          description: 'Client certificate for endpoints that ask for one; read again when the files change.',
        },
      ),
    ),
    inboxUrl: Type.Optional(Url('e-NOTUM only: the page on which a citizen opens notifications.')),
    purpose: Type.Optional(
      Type.String({ minLength: 1, description: 'Representa only: the purpose registered at the exchange platform; REPRESENTA if absent.' }),
    ),
  },
  { additionalProperties: false },
);

const SiteConfig = Type.Object(
  {
    // They go into policies and comparisons as they are: no wildcard, no separator, no second way to write them.
    origins: Type.Array(Type.String({ pattern: '^https?://(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)*|\\[[0-9a-f:]+\\])(?::[0-9]{1,5})?$' }), {
      minItems: 1,
      description: 'Scheme, host and port, in lower case; nothing behind them.',
    }),
    returnUrls: Type.Array(Url('A page to which a sign-in may return, to the letter.'), {
      minItems: 1,
      description: 'Pages to which a sign-in may return, to the letter.',
    }),
    mount: Type.Union([Type.Literal('sealed'), Type.Literal('open')], {
      default: 'sealed',
      description: 'Whether the tags stand in frames of the gateway, or may stand in the page itself, where its scripts can read them.',
    }),
    trusted: Type.Boolean({ default: false, description: 'Whether an open page gets what other administrations hold too.' }),
    credentials: Type.Union([Type.Literal('token'), Type.Literal('cookie')], {
      default: 'token',
      description: 'Sealed only: `cookie` keeps every token out of the browser.',
    }),
  },
  { additionalProperties: false },
);

export const AdministrationConfig = Type.Object(
  {
    ine10: Type.String({ pattern: '^[0-9]{10}$', description: 'Its code in the official list of local bodies: ten digits.' }),
    dir3: Type.Optional(
      Type.String({ pattern: '^[A-Z0-9]{9}$', description: 'Its code in DIR3, nine capitals and digits; the imported list may know it.' }),
    ),
    name: Type.String({ minLength: 1, description: 'As citizens read it.' }),
    site: Type.Optional(SiteConfig),
    linkHosts: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }), {
      default: [],
      description: 'Hosts to which rows of this body may link.',
    }),
    sources: Type.Array(SourceConfig, { default: [] }),
  },
  { additionalProperties: false },
);
export type AdministrationConfig = Static<typeof AdministrationConfig>;

export const Config = Type.Object(
  {
    publicUrl: Type.String({ pattern: '^https?://[^\\s/]+$', description: 'Address of the gateway as browsers see it, without a path.' }),
    host: Type.String({
      default: '127.0.0.1',
      description:
        'Address to listen on. The standard lets nobody in but a reverse proxy on the same machine; 0.0.0.0 means every address.',
    }),
    port: Type.Integer({ minimum: 0, maximum: 65535, default: 8400, description: 'Port to listen on; `--port` counts before it.' }),
    data: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Folder of the keys and of the embedded database. Path, from the configuration file; `--data` counts before it.',
      }),
    ),
    metricsPort: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 65535, description: 'Port of the metrics, on 127.0.0.1 only; without it there are none.' }),
    ),
    operator: Type.Optional(
      Type.Object(
        {
          ine10: Type.String({ pattern: '^[0-9]{10}$', description: 'Code of the body that runs the gateway.' }),
          name: Type.String({ minLength: 1, description: 'Its name, as citizens read it.' }),
          incidentsUrl: Type.Optional(Url('Where citizens report that something technical kept them from a notification.')),
        },
        { additionalProperties: false },
      ),
    ),
    valid: Type.Object(
      {
        authorizeUrl: Url('Where VÀLid shows citizens its ways to identify themselves.'),
        tokenUrl: Url('Where VÀLid changes a code into a token.'),
        userInfoUrl: Url('Where VÀLid says who signed in: its getUserInfo.'),
        revokeUrl: Url('Where a token of VÀLid is taken back when a citizen signs out.'),
        logoutUrl: Url("Where VÀLid's own session is ended."),
        clientId: Type.String({ minLength: 1, description: 'The name under which VÀLid registered this gateway.' }),
        clientSecretFile: Type.String({
          minLength: 1,
          description: 'File that holds the secret of VÀLid and nothing else. Path, from the configuration file.',
        }),
      },
      { additionalProperties: false },
    ),
    limits: Type.Object(
      {
        deadline: Milliseconds('How long one source may take.', 5_000),
        overall: Milliseconds(
          'How long a list waits for everybody together; who has not answered by then is named as late, so that with 10000 no list takes longer than ten seconds.',
          10_000,
        ),
        responseBytes: Type.Integer({ minimum: 1_024, default: 1_048_576, description: "Bytes read of a source's answer." }),
        items: Type.Integer({
          minimum: 1,
          default: 500,
          description: "Elements read of a source's answer; the list says that there were more.",
        }),
        concurrent: Type.Integer({
          minimum: 1,
          default: 1_000,
          description: 'Lists that may be answered at the same time; more are sent away for a moment.',
        }),
        perCitizen: Type.Integer({
          minimum: 1,
          default: 60,
          description: 'Questions of one citizen in a minute; a page with five tags asks five.',
        }),
        perSite: Type.Integer({ minimum: 1, default: 6_000, description: 'Questions from the pages of one site in a minute.' }),
        perBody: Type.Integer({
          minimum: 1,
          default: 20,
          description:
            'Questions to one body in a second, and to a service of all bodies ten times as many; the others wait for their turn.',
        }),
        lag: Milliseconds(
          'By how much the process may run late before questions are sent away: with 400, new lists are refused for a moment while what is due now is done 400 ms later, on average.',
          400,
        ),
        sweep: Type.Integer({
          minimum: 0,
          default: 40,
          description:
            'Bodies not known to hold anything of the citizen that one visit may ask, those never asked first: with 40, somebody new is looked for at 200 bodies in five visits. 0 asks only where something is known to be.',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    outages: Type.Object(
      {
        keepDays: Type.Integer({
          minimum: 1,
          default: 1_826,
          description:
            'How long the log of outages keeps what has ended; a citizen may need it as proof for as long as an appeal is open. Days.',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    network: NetworkConfig,
    administrations: Type.Array(AdministrationConfig, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type Config = Static<typeof Config>;
