/** e-NOTUM's error codes, in our words. */
import type { RefusalCode } from '../../acts/types.js';
import { Problem } from './schema.js';

export const refusalCodes: Readonly<Record<string, RefusalCode>> = {
  '720': 'issuer-not-entitled',
  '1010': 'not-found',
  '1032': 'level-too-low',
  '1042': 'channel-needs-contact',
  '1043': 'channel-of-legal-person',
  '1044': 'paper-only',
  '1047': 'not-authorised',
  '1049': 'level-too-low',
  '1050': 'sign-in-again',
  '1051': 'sign-in-again',
  '1403': 'level-too-low',
  '3003': 'already-served',
  '3004': 'in-error',
  '3005': 'not-published',
  '3010': 'not-addressee',
  '3037': 'expired',
  '3038': 'annulled',
};

/** The code of the contract's error object; `undefined` where the answer is none. */
export function codeOf(problem: unknown): string | undefined {
  const code = Problem.Check(problem) ? String(problem.codi) : '';
  return /^\d{3,4}$/.test(code) ? code : undefined;
}
