/** What an error of a connection tells: its code, in words for whoever reads the log, and whether anything can have left before it. */
import { ADDRESS_REFUSED } from './outgoing.js';

const stalled = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** What we say of their certificate, while nothing of the request has left. */
const theirCertificate: readonly (readonly [RegExp, string])[] = [
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'its certificate is for another name'],
  [/^(UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|CERT_UNTRUSTED)$/, 'its certificate is signed by nobody whom we trust'],
  [/^(CERT_|ERR_TLS_CERT_)/, 'its certificate is not in order'],
];

/** What lies with addresses and certificates stays as it is until somebody changes it. */
const lasting: typeof theirCertificate = [
  [new RegExp(`^${ADDRESS_REFUSED}$`), 'its address lies in a network that may not be called'],
  ...theirCertificate,
  [/^ERR_SSL_.*ALERT.*CERTIFICATE/, 'it does not accept our certificate'],
  [/^ERR_SSL_TLSV1_ALERT_UNKNOWN_CA$/, 'it does not know who signed our certificate'],
];

const beforeConnection = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  ADDRESS_REFUSED,
]);

/** The error's code in capitals, or `network error`: whatever else stands there may hold an address. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'network error';
}

/** Whether with this code no connection came to be, so that surely nothing was sent. */
export const neverConnected = (code: string): boolean =>
  beforeConnection.has(code) || theirCertificate.some(([pattern]) => pattern.test(code));

/**
 * @param code of the error, from {@link codeOf}
 * @returns `late` for what took too long; the reason holds the code, so that it can be looked up; `retryable`: asking again, now, may help
 */
export function judge(code: string): { state: 'late' | 'failed'; reason: string; retryable: boolean } {
  if (stalled.has(code)) return { state: 'late', reason: code, retryable: true };
  const [, words] = lasting.find(([pattern]) => pattern.test(code)) ?? [];
  return words === undefined
    ? { state: 'failed', reason: code, retryable: true }
    : { state: 'failed', reason: `${words} (${code})`, retryable: false };
}
