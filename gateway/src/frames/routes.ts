/** What the sealed mount is made of on the server: frame documents, the kit's code for them, and the pages of their sign-in. */
// For the types only: it adds `hide` to a route's schema.
import type {} from '@fastify/swagger';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callbackPath, handOffPath } from '../identity/frame-paths.js';
import type { Identity, Site, SiteDirectory } from '../identity/index.js';
import { languageOfBody, type PageLanguage } from '../pages/language.js';
import { isFor } from '../pages/request.js';
import type { EmbedderNotices } from '../store/index.js';
import { documentHeaders, frameDocument } from './document.js';
import { sendDocument } from './send-document.js';
import { folderPageRoutes } from './folder-page.js';
import type { KitFiles } from './kit-files.js';
import { kitRoute } from './kit-route.js';
import { callbackPage, handOffNotice, languageFor, misplacedPage, notReadyPage, show, waitPage } from './pages.js';

export interface FramesOptions {
  identity: Pick<Identity, 'answeredCitizen' | 'browserCitizen' | 'cookies' | 'signInAddress' | 'signInLanguage'>;
  sites: SiteDirectory;
  notices: EmbedderNotices;
  /** Undefined where the kit was not built: then no frame is served. */
  kit: KitFiles | undefined;
  now: () => Date;
}

const schema = { hide: true } as const;
const FrameQuery = Type.Object({
  tags: Type.Optional(Type.String({ maxLength: 400 })),
  lang: Type.Optional(Type.String({ maxLength: 35 })),
});
type FrameQuery = Static<typeof FrameQuery>;
type OfSite = { Params: { administration: string } };

export function frameRoutes(app: FastifyInstance, { identity, sites, notices, kit, now }: FramesOptions): void {
  if (kit) {
    kitRoute(app, kit);
    folderPageRoutes(app, { identity, sites, kit });
  }

  app.get<OfSite & { Querystring: FrameQuery }>(
    '/frame/:administration',
    { schema: { ...schema, querystring: FrameQuery } },
    (request, reply) => {
      const { tags = '', lang = '' } = request.query;
      const language = languageFor(lang || undefined, request.headers['accept-language']);
      if (!isFor(request, 'iframe')) return show(reply, misplacedPage(language));
      const site = sites.find(request.params.administration);
      if (!site) return show(reply, notReadyPage(language, 404, unregistered));
      if (!kit) return show(reply, notReadyPage(language, 503, notBuilt));
      const wanted = kit.tags.filter((tag) => tags.split(',').includes(tag));
      const document = frameDocument({ site, kit, tags: wanted, lang });
      return sendDocument(request, reply.headers(documentHeaders(kit, site.origins)), document);
    },
  );

  app.get<{ Querystring: FrameQuery }>('/frame/wait', { schema: { ...schema, querystring: FrameQuery } }, (request, reply) => {
    const language = languageFor(request.query.lang, request.headers['accept-language']);
    if (!isFor(request, 'document')) return show(reply, misplacedPage(language));
    if (!kit) return show(reply, notReadyPage(language, 503, notBuilt));
    return show(reply, waitPage(language, popupOf(kit)));
  });

  app.get<OfSite>(callbackPath(':administration'), { schema }, async (request, reply) => {
    const language = languageOnTheWay(request);
    const site = sites.find(request.params.administration);
    if (!isFor(request, 'document')) return show(reply, misplacedPage(language));
    if (!site || !kit) return show(reply, notReadyPage(language, 404, unregistered));
    return show(reply, callbackPage(site, language, popupOf(kit), await isFirstTime(request, site)));
  });

  app.get<{ Params: { administration: string; page: string } }>(
    handOffPath(':administration', ':page'),
    { schema },
    async (request, reply) => {
      const language = languageOnTheWay(request);
      const site = sites.find(request.params.administration);
      const target = /^[0-9]{1,3}$/.test(request.params.page) ? site?.returnUrls[Number(request.params.page)] : undefined;
      if (!isFor(request, 'document')) return show(reply, misplacedPage(language));
      if (!site || target === undefined) return show(reply, notReadyPage(language, 404, unregistered));
      const address = target + answerFragment(request);
      if (await isFirstTime(request, site)) return show(reply, handOffNotice(site, language, address));
      return reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(address, 303);
    },
  );

  /** As the sign-in began, else as the body of the site speaks: what the browser asks for is not the citizen's choice of a language here. */
  function languageOnTheWay({ headers, params }: FastifyRequest<OfSite>): PageLanguage {
    return identity.signInLanguage(headers) ?? languageOfBody(params.administration);
  }

  /** Told once for each citizen and site, when a sign-in has come back with its answer. Of an open site it would not be true: there the issuer asks. */
  async function isFirstTime(request: FastifyRequest, site: Site): Promise<boolean> {
    const { code } = answerOf(request);
    const citizen = code === undefined || site.mount === 'open' ? undefined : await identity.answeredCitizen(request.headers, site, code);
    return citizen !== undefined && notices.firstTime(citizen.person.subject, site.administration, now());
  }
}

const unregistered =
  'this gateway knows no site for the administration that <my-space> names. Check its INE10 code, or ask the operator of the gateway to register the site.';
const notBuilt = 'this gateway runs without the frame code. Its operator has to build or install the kit beside it.';

const popupOf = (kit: KitFiles): string => `/kit/${kit.manifest.entries.popup}`;

/** What the issuer answered, and nothing else that somebody may have put into the address. */
function answerOf({ query }: FastifyRequest): Record<string, string> {
  const given = query as Record<string, unknown>;
  const known = ['code', 'state', 'iss', 'error', 'error_description'];
  return Object.fromEntries(
    known.flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' && value.length <= 512 ? [[name, value]] : [];
    }),
  );
}

/** For the page's loader: in the fragment, so that it reaches no server's log. */
function answerFragment(request: FastifyRequest): string {
  const query = new URLSearchParams(answerOf(request)).toString();
  return query ? `#mk=${Buffer.from(query).toString('base64url')}` : '';
}
