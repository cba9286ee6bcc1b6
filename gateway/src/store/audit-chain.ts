import { createHash } from 'node:crypto';
import type { AuditEntry, AuditRecord } from './types.js';

/** The last link of a chain. */
export interface Head {
  seq: number;
  hash: string;
}

/** Before the first row. */
export const NO_HEAD: Head = { seq: 0, hash: '' };

/** The row that follows: its hash covers its place, every field and the hash before it. */
export function linkEntry(entry: AuditEntry, previous: Head): AuditRecord {
  const seq = previous.seq + 1;
  return { ...entry, seq, hash: hashOf(entry, seq, previous.hash) };
}

/** A JSON list, since a plain joining of texts would let a character move from one field to the next unnoticed. */
function hashOf(entry: AuditEntry, seq: number, previousHash: string): string {
  const { at, subject, onBehalfOf, site, resource, administrations, capacity, level, purpose } = entry;
  const fields = [previousHash, seq, at.toISOString(), subject, onBehalfOf, site, resource, administrations, capacity, level, purpose];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
