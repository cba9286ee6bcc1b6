/** What a server of the attacker does with a code: no browser, no origin, a key of its own. */
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { request } from 'node:http';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function proof(htm: string, htu: string, token?: string): string {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const ath = token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
  const claims = { jti: randomUUID(), htm, htu, iat: Math.floor(Date.now() / 1_000), ...ath };
  const text = `${encode({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** `*.localhost` names mean this machine, which Node's resolver does not know. */
function send(url: string, method: string, headers: Record<string, string>, body = ''): Promise<string> {
  const { host, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname + search, method, headers: { ...headers, host } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end(body);
  });
}

/** A sign-in that somebody else begins: the address, and what its code buys. */
export class OwnFlow {
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly gateway: string,
    private readonly site: string,
    readonly redirectUri: string,
  ) {}

  get address(): string {
    const query = new URLSearchParams({
      client_id: this.site,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: 'openid',
      state: 'of-the-attacker',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      resource: this.gateway,
    });
    return `${this.gateway}/oidc/auth?${query}`;
  }

  /** The citizen's rows, where the code is good. */
  async rows(code: string): Promise<string> {
    const form = {
      grant_type: 'authorization_code',
      client_id: this.site,
      code,
      code_verifier: this.#verifier,
      redirect_uri: this.redirectUri,
    };
    const token = `${this.gateway}/oidc/token`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', dpop: proof('POST', token) };
    const answer = JSON.parse(await send(token, 'POST', headers, new URLSearchParams(form).toString())) as { access_token?: string };
    if (answer.access_token === undefined) return '';
    const list = `${this.gateway}/v1/procedures`;
    const bearer = { authorization: `DPoP ${answer.access_token}`, dpop: proof('GET', list, answer.access_token) };
    return send(list, 'GET', { ...bearer, accept: 'application/json' });
  }
}
