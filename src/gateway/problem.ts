/**
 * Everything that can go wrong between a tag and the gateway, as the citizen would tell it apart:
 * - `offline`: this device has no connection.
 * - `gateway-down`: the gateway could not be reached or answered that it is out of order.
 * - `session-ended`: the sign-in is over and could not be renewed.
 * - `site-unregistered`: the gateway does not know this page.
 * - `administration-unknown`: the gateway does not know the administration that was asked for.
 * - `overloaded`: too many questions at once.
 * - `rate-limited`: this citizen asked too often.
 * - `interrupted`: the answer began and broke off.
 * - `space-missing`: no `<my-space>` on the page.
 * - `unexpected`: an answer that the contract does not have.
 */
export type ProblemKind =
  | 'offline'
  | 'gateway-down'
  | 'session-ended'
  | 'site-unregistered'
  | 'administration-unknown'
  | 'overloaded'
  | 'rate-limited'
  | 'interrupted'
  | 'space-missing'
  | 'unexpected';

/** Why something could not be asked, and whether asking again may help. */
export interface GatewayProblem {
  readonly kind: ProblemKind;
  readonly retryable: boolean;
}

const lasting: ReadonlySet<ProblemKind> = new Set(['session-ended', 'site-unregistered', 'administration-unknown', 'space-missing']);

/** A problem as it is thrown. The message is for the developer and holds nothing about the citizen. */
export class GatewayError extends Error implements GatewayProblem {
  override readonly name = 'GatewayError';
  readonly retryable: boolean;

  constructor(
    readonly kind: ProblemKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.retryable = !lasting.has(kind);
  }
}

/** Reads what `fetch` threw. An abort is nobody's problem and is thrown on as it is. */
export function problemOfThrown(reason: unknown): GatewayError {
  if (reason instanceof GatewayError) return reason;
  if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
  const kind = navigator.onLine ? 'gateway-down' : 'offline';
  return new GatewayError(kind, 'The gateway could not be reached.', { cause: reason });
}
