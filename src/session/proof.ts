import type { StoredUser } from './vault.js';

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const part = (value: unknown): string => base64url(encode(JSON.stringify(value)));

/**
 * Makes a DPoP proof (RFC 9449) for one request with an access token. Done here, and not by the login library, so that the
 * first question of a page need not wait for that library.
 */
export async function proofFor(keys: CryptoKeyPair, user: StoredUser, method: string, url: string): Promise<string> {
  const { access_token: accessToken, expires_at: end, profile } = user;
  const [{ kty, crv, x, y }, digest] = await Promise.all([
    crypto.subtle.exportKey('jwk', keys.publicKey),
    crypto.subtle.digest('SHA-256', encode(accessToken)),
  ]);
  const { origin, pathname } = new URL(url);
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } };
  const payload = {
    jti: crypto.randomUUID(),
    htm: method,
    htu: origin + pathname,
    // The gateway takes no proof of another hour, and many a device has the wrong one.
    iat: Math.floor(Date.now() / 1000 + (profile.exp ?? end) - end),
    ath: base64url(new Uint8Array(digest)),
  };
  const signed = `${part(header)}.${part(payload)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}
