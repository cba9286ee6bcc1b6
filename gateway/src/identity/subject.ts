import { createHmac } from 'node:crypto';
import type { Person } from '../folder/ports.js';

/** The name under which a citizen is known in tokens and in the store: nobody without the key can tell whose it is, or try identifiers. */
export function subjectOf(key: Buffer, { identifierType, identifier }: Pick<Person, 'identifierType' | 'identifier'>): string {
  return createHmac('sha256', key).update(`${identifierType}:${identifier}`).digest('base64url');
}
