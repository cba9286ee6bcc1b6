import type { AuditEntry } from '../../../gateway/src/store/index.js';

/** A row for the audit log. */
export const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: new Date('2026-03-02T09:14:07.123Z'),
  subject: 'subject-1',
  onBehalfOf: null,
  site: '0800180001',
  resource: 'procedures',
  administrations: ['0800180001', '9821920002'],
  capacity: 'interested',
  level: 'substantial',
  purpose: 'citizen-consultation',
  ...change,
});
