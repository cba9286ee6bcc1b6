import type { AssuranceLevel } from '../../folder/model.js';
import type { Person } from '../../folder/ports.js';
import { ValidFailure } from './failure.js';
import type { UserInfo } from './schema.js';

/** Whom VÀLid vouches for. */
export interface SignedInPerson {
  identifier: string;
  identifierType: Person['identifierType'];
  name: string;
  level: AssuranceLevel;
  method: string | null;
  actingFor?: { identifier: string; name: string };
}

const LONGEST_TEXT = 200;

const identifierTypes: Record<string, Person['identifierType']> = { 1: 'nif', 2: 'nie', 3: 'passport', 4: 'other' };

/** Certificates that name whom their holder represents: 11 a legal person, 12 an entity without legal personality. */
const certificatesOfRepresentatives = new Set(['11', '12']);

/** @throws {ValidFailure} when VÀLid does not say who it is. */
export function toSignedInPerson(info: UserInfo): SignedInPerson {
  if (info.status?.trim().toLowerCase() !== 'ok') throw new ValidFailure('user-info', 'refused', 'status is not ok');
  const identifier = normaliseIdentifier(info.identifier);
  if (!identifier) throw new ValidFailure('user-info', 'malformed', 'no identifier');
  const actingFor = represented(info);
  return {
    identifier,
    identifierType: identifierTypes[String(info.identifierType ?? info.documentType)] ?? typeByShape(identifier),
    name: fullName(info) || stars(identifier),
    level: toLevel(info.assuranceLevel),
    method: clean(info.method) || null,
    ...(actingFor && { actingFor }),
  };
}

/** VÀLid gives some identifiers in lower case, with spaces, points or hyphens. */
function normaliseIdentifier(identifier: string | null | undefined): string {
  return clean(identifier)
    .toUpperCase()
    .replace(/[\s.-]/g, '');
}

function typeByShape(identifier: string): Person['identifierType'] {
  if (/^([0-9]{8}|[KLM][0-9]{7})[A-Z]$/.test(identifier)) return 'nif';
  return /^[XYZ][0-9]{7}[A-Z]$/.test(identifier) ? 'nie' : 'other';
}

function fullName({ name, surnames, surname1, surname2 }: UserInfo): string {
  const family = clean(surnames) || [clean(surname1), clean(surname2)].filter(Boolean).join(' ');
  return [clean(name), family].filter(Boolean).join(' ');
}

/** Whatever VÀLid does not vouch for in a word that we know is no more than the lowest. */
function toLevel(level: string | null | undefined): AssuranceLevel {
  const word = clean(level).toLowerCase();
  return word === 'high' || word === 'substantial' ? word : 'low';
}

function represented({ certificateType, companyId, companyName }: UserInfo): SignedInPerson['actingFor'] {
  const identifier = normaliseIdentifier(companyId);
  if (!identifier || !certificatesOfRepresentatives.has(String(certificateType))) return undefined;
  return { identifier, name: clean(companyName) || stars(identifier) };
}

/** In place of a name that VÀLid does not give: names are shown, and identifiers never in full. */
function stars(identifier: string): string {
  return identifier.replace(/./g, '*');
}

function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
}
