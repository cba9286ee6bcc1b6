/** Why a connection failed, in words for whoever reads the log, and whether asking again, now, may help. */
import { ADDRESS_REFUSED } from '../network/outgoing.js';

const stalled = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** What lies with addresses and certificates stays as it is until somebody changes it. */
const lasting: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^${ADDRESS_REFUSED}$`), 'its address lies in a network that may not be called'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another name'],
  [/^(UNABLE_TO_.*|SELF_SIGNED_CERT.*|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_UNTRUSTED)$/, 'its certificate is signed by nobody whom we trust'],
  [/^CERT_/, 'its certificate is not in order'],
  [/^ERR_SSL_.*ALERT.*CERTIFICATE/, 'it does not accept our certificate'],
  [/^ERR_SSL_TLSV1_ALERT_UNKNOWN_CA$/, 'it does not know who signed our certificate'],
];

/**
 * @param code of the error, in capitals
 * @returns `late` for what took too long; the reason holds the code, so that it can be looked up
 */
export function judgeNetworkFailure(code: string): { state: 'late' | 'failed'; reason: string; retryable: boolean } {
  if (stalled.has(code)) return { state: 'late', reason: code, retryable: true };
  const [, words] = lasting.find(([pattern]) => pattern.test(code)) ?? [];
  return words === undefined
    ? { state: 'failed', reason: code, retryable: true }
    : { state: 'failed', reason: `${words} (${code})`, retryable: false };
}
