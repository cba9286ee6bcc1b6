/** What an answer says that is a refusal. Fetched with the first one: most citizens never get any. */
import { GatewayError, type ProblemKind } from './problem.js';

const kindOfCode: Readonly<Record<string, ProblemKind>> = {
  'token-missing': 'session-ended',
  'token-invalid': 'session-ended',
  'token-expired': 'session-ended',
  'proof-invalid': 'session-ended',
  'proof-replayed': 'session-ended',
  'session-ended': 'session-ended',
  'site-unregistered': 'site-unregistered',
  'administration-unknown': 'administration-unknown',
  overloaded: 'overloaded',
  'rate-limited': 'rate-limited',
};

/** Reads a refused answer: its problem+json code where there is one, else its status. */
export async function problemOf(response: Response): Promise<GatewayError> {
  const code = await readCode(response);
  const kind = (code && kindOfCode[code]) || kindOfStatus(response.status);
  return new GatewayError(kind, `The gateway answered ${String(response.status)}${code ? ` (${code})` : ''}.`);
}

function kindOfStatus(status: number): ProblemKind {
  if (status === 401) return 'session-ended';
  if (status === 429 || status === 503) return 'overloaded';
  return status >= 500 ? 'gateway-down' : 'unexpected';
}

async function readCode(response: Response): Promise<string | undefined> {
  if (!response.headers.get('content-type')?.includes('application/problem+json')) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  return body && typeof body === 'object' && 'code' in body && typeof body.code === 'string' ? body.code : undefined;
}
