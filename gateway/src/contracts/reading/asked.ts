import type { Capacity } from '../../folder/model.js';
import type { Person } from '../../folder/ports.js';

/** Whom a question is about: the citizen, or the person for whom the citizen acts. */
export interface Asked {
  /** Identifier in capitals, without spaces or hyphens. */
  number: string;
  kind: 'nif' | 'nie' | 'cif' | 'passport' | 'other';
  /** In which capacity the citizen meets the answer where the body does not say. */
  capacity: Capacity;
}

export function askedFor(person: Person): Asked {
  if (!person.actingFor) return { number: tidyIdentifier(person.identifier), kind: person.identifierType, capacity: 'interested' };
  const number = tidyIdentifier(person.actingFor.identifier);
  return { number, kind: kindOf(number), capacity: 'representative' };
}

export const tidyIdentifier = (identifier: string): string => identifier.toUpperCase().replace(/[\s.-]/g, '');

function kindOf(number: string): Asked['kind'] {
  if (/^[XYZ]\d{7}[A-Z]$/.test(number)) return 'nie';
  if (/^(\d{8}|[KLM]\d{7})[A-Z]$/.test(number)) return 'nif';
  return /^[A-Z]\d{7}[0-9A-J]$/.test(number) ? 'cif' : 'passport';
}
