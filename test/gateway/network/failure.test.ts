/** What may be told of a failed act hangs on this: "surely not sent" must be true of each code in the first list, and may be of none in the second. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, judge, neverConnected } from '../../../gateway/src/network/failure.js';

describe('the code of an error', () => {
  it('says that nothing was sent where no connection came to be, or their certificate was not believed', () => {
    for (const code of [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'UND_ERR_CONNECT_TIMEOUT',
      'ADDRESS_REFUSED',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'CERT_REVOKED',
      'CERT_SIGNATURE_FAILURE',
      'CERT_UNTRUSTED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_TLS_CERT_ALTNAME_FORMAT',
      'HOSTNAME_MISMATCH',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ])
      assert.equal(neverConnected(code), true, code);
  });

  // With TLS 1.3 a client hears only after its request that its own certificate was refused.
  it('says nothing of the kind where bytes may have left, as with our own certificate', () => {
    for (const code of [
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      'UND_ERR_SOCKET',
      'UND_ERR_HEADERS_TIMEOUT',
      'UND_ERR_BODY_TIMEOUT',
      'UND_ERR_ABORTED',
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
      'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
      'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
      'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_UNKNOWN',
      'X_CERT_HAS_EXPIRED',
      'MY_HOSTNAME_MISMATCH_2',
      'NOT_CERT_UNTRUSTED',
      'network error',
      '',
    ])
      assert.equal(neverConnected(code), false, code);
  });

  it('says whether asking again may help, and names the code in its words', () => {
    assert.deepEqual(judge('ECONNRESET'), { state: 'failed', reason: 'ECONNRESET', retryable: true });
    for (const code of ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'])
      assert.deepEqual(judge(code), { state: 'late', reason: code, retryable: true });
    for (const [code, words] of [
      ['ADDRESS_REFUSED', 'its address lies in a network that may not be called'],
      ['CERT_HAS_EXPIRED', 'its certificate has expired'],
      ['CERT_NOT_YET_VALID', 'its certificate is not valid yet'],
      ['HOSTNAME_MISMATCH', 'its certificate is for another name'],
      ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by nobody whom we trust'],
      ['CERT_REVOKED', 'its certificate is not in order'],
      ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'it does not accept our certificate'],
      ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'it does not know who signed our certificate'],
    ] as const)
      assert.deepEqual(judge(code), { state: 'failed', reason: `${words} (${code})`, retryable: false });
  });

  it('is never an address or a sentence', () => {
    const error = (code: unknown) => Object.assign(new Error('https://intern.example/00000000T'), { code });
    assert.equal(codeOf(error('ECONNRESET')), 'ECONNRESET');
    for (const code of ['connect 10.0.0.1', 'econnreset', 7, undefined, '']) assert.equal(codeOf(error(code)), 'network error');
    assert.equal(codeOf('ECONNRESET'), 'network error');
  });
});
