import { createHash } from 'node:crypto';
import type { Capacity, Service } from '../../folder/model.js';

/**
 * An id of ours: the same on each visit, and telling nothing. A body's own ids are unique only within one kind and one capacity, and may hold
 * a slash, a space or the citizen's identifier.
 */
export const opaqueId = (service: Service, administration: string, kind: string, sourceId: string, capacity: Capacity): string =>
  createHash('sha256')
    .update(JSON.stringify([service, administration, kind, sourceId, capacity]))
    .digest('base64url')
    .slice(0, 22);
