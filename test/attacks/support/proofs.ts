/** Proofs of possession and tokens that are not what they should be, drawn at random; one in which nothing was changed is good. */
import { generateKeyPairSync, sign, type KeyObject, type JsonWebKey } from 'node:crypto';
import fc from 'fast-check';

export interface Credentials {
  token: string;
  proof: string;
}

interface Parts {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  key: KeyObject;
  token: string;
}

/** Makes the parts of a good proof; each time with a number of its own. */
export type Good = () => Parts;

export const seal = ({ header, claims, key, token }: Parts): Credentials => {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return { token, proof: `${text}.${signature.toString('base64url')}` };
};

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangersJwk = stranger.publicKey.export({ format: 'jwk' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });

const minutes = 60;
const seconds = () => Math.floor(Date.now() / 1_000);
/** Anything that JSON can hold, but no text: for fields where any text would do. */
const noText = fc.jsonValue().filter((value) => typeof value !== 'string');
const otherText = fc.oneof(fc.string(), fc.webUrl(), fc.jsonValue());

const with_ = (good: Parts, claims: Record<string, unknown>): Credentials => seal({ ...good, claims: { ...good.claims, ...claims } });
const withHeader = (good: Parts, header: Record<string, unknown>): Credentials => seal({ ...good, header: { ...good.header, ...header } });

function without(good: Parts, claim: string): Credentials {
  const { [claim]: _gone, ...claims } = good.claims;
  return seal({ ...good, claims });
}

/** Changes one character to another, but not the last, of which some bits mean nothing. */
function flipped(text: string, at: number): string {
  const index = at % (text.length - 1);
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
}

const inPart = (text: string, part: number, change: (part: string) => string): string =>
  text
    .split('.')
    .map((piece, index) => (index === part ? change(piece) : piece))
    .join('.');

/** Every way of being wrong that is tried, by name; each draws its own details. */
export const WRONGS: Readonly<Record<string, fc.Arbitrary<(good: Parts) => Credentials>>> = {
  'for another address': fc
    .oneof(
      otherText,
      fc.constantFrom('/v1/me', 'https://evil.example/v1/me', 'http://127.0.0.1:1/v1/me'),
      fc.nat(9).map((n) => `http://127.0.0.1/v1/me/${n}`),
    )
    .map((htu) => (good) => with_(good, { htu })),
  'for the same host and another path': fc.stringMatching(/^[a-z-]{1,12}$/).map((path) => (good) => {
    const { origin } = new URL(String(good.claims['htu']));
    return with_(good, { htu: `${origin}/v1/${path === 'me' ? 'you' : path}` });
  }),
  'for another method': fc
    .oneof(otherText, fc.constantFrom('POST', 'get', 'GET ', 'HEAD', 'DELETE', ''))
    .filter((htm) => htm !== 'GET')
    .map((htm) => (good) => with_(good, { htm })),
  'for another token': otherText.map((ath) => (good) => with_(good, { ath })),
  'of an earlier time': fc.integer({ min: 6 * minutes, max: 1e9 }).map((ago) => (good) => with_(good, { iat: seconds() - ago })),
  'of a later time': fc.integer({ min: 6 * minutes, max: 1e9 }).map((ahead) => (good) => with_(good, { iat: seconds() + ahead })),
  'of a time that is none': fc
    .oneof(fc.string(), fc.constant(null), fc.array(fc.integer()), fc.boolean())
    .map((iat) => (good) => with_(good, { iat })),
  'without a number of its own': noText.map((jti) => (good) => with_(good, { jti })),
  'without a claim that it needs': fc.constantFrom('htu', 'htm', 'ath', 'iat', 'jti').map((claim) => (good) => without(good, claim)),
  'that was valid until yesterday': fc
    .integer({ min: 6 * minutes, max: 86_400 })
    .map((ago) => (good) => with_(good, { exp: seconds() - ago })),
  'not valid yet': fc.integer({ min: 6 * minutes, max: 86_400 }).map((ahead) => (good) => with_(good, { nbf: seconds() + ahead })),
  'of another type': fc
    .oneof(noText, fc.constantFrom('JWT', 'at+jwt', 'dpop', '', 'application/jwt'))
    .map((typ) => (good) => withHeader(good, { typ })),
  'by an algorithm of its own choice': fc
    .constantFrom('none', 'None', 'HS256', 'RS256', 'PS256', 'ES384', 'EdDSA', '', null, 7)
    .map((alg) => (good) => withHeader(good, { alg })),
  "signed by another key under the citizen's name": fc.constant((good) => seal({ ...good, key: stranger.privateKey })),
  'of another key altogether': fc.constant((good) =>
    seal({ ...good, header: { ...good.header, jwk: strangersJwk }, key: stranger.privateKey }),
  ),
  'with a key that is none': fc
    .oneof(
      fc.jsonValue(),
      fc.constantFrom<JsonWebKey>({ kty: 'oct', k: 'AAAA' }, rsa.publicKey.export({ format: 'jwk' }), {
        kty: 'EC',
        crv: 'P-256',
        x: 'AA',
        y: 'AA',
      }),
    )
    .map((jwk) => (good) => withHeader(good, { jwk })),
  'with the private half of a key': fc.constant((good) => withHeader(good, { jwk: good.key.export({ format: 'jwk' }) })),
  'with conditions that nobody understands': fc.constant((good) => withHeader(good, { crit: ['exp'], exp: 1 })),
  'with a bit changed': fc.tuple(fc.nat(2), fc.nat(10_000)).map(([part, at]) => (good) => {
    const { token, proof } = seal(good);
    return { token, proof: inPart(proof, part, (piece) => flipped(piece, at)) };
  }),
  'with a piece missing or too many': fc.constantFrom('.', '..', '...', '').chain((more) =>
    fc.constantFrom(0, 1, 2).map((part) => (good: Parts) => {
      const { token, proof } = seal(good);
      return { token, proof: more === '' ? inPart(proof, part, () => '') : proof + more };
    }),
  ),
  'that is no proof at all': fc.stringMatching(/^[\x21-\x7e]{0,80}$/).map((proof) => ({ token }) => ({ token, proof })),
  'that comes twice in one header': fc.constant((good) => {
    const { token, proof } = seal(good);
    return { token, proof: `${proof}, ${seal(good).proof}` };
  }),
  'with a token of which a bit was changed': fc.tuple(fc.nat(2), fc.nat(10_000)).map(([part, at]) => (good) => {
    const token = inPart(good.token, part, (piece) => flipped(piece, at));
    return seal({ ...good, token });
  }),
  'with a token that says somebody else': fc
    .tuple(fc.constantFrom('sub', 'client_id', 'sid', 'exp', 'cnf', 'aud', 'iss', 'acr'), otherText)
    .map(([claim, value]) => (good) => {
      const claims = { ...(JSON.parse(Buffer.from(good.token.split('.')[1]!, 'base64url').toString()) as object), [claim]: value };
      return seal({ ...good, token: inPart(good.token, 1, () => Buffer.from(JSON.stringify(claims)).toString('base64url')) });
    }),
};
