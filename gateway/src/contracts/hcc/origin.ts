import type { Capacity, PublicBody } from '../../folder/model.js';
import type { Fields } from '../reading/fields.js';
import { codesDisagree } from '../reading/ine10.js';
import { vocabulary } from '../reading/choice.js';
import type { SourceContext } from '../source-options.js';

/** The fields by which every HCC element says whose it is. */
interface OriginElement {
  codiINE10?: unknown;
  codiDIR3Organisme?: unknown;
  tipusPersona?: unknown;
}

/**
 * The body of an element. The endpoint that answered stands for it by name; codes that name another body are kept as told and noted, never
 * dropped, since a provincial body may answer for its towns.
 */
export function readBody(fields: Fields<OriginElement>, { administration, dir3, name }: SourceContext): PublicBody {
  const told = fields.ine10('administration', 'codiINE10');
  const toldDir3 = fields.text('dir3', 'codiDIR3Organisme');
  const ine10 = told ?? administration;
  if (ine10 !== administration) fields.notes.add('foreign-body', 'administration');
  if (codesDisagree(ine10, toldDir3)) fields.notes.add('code-mismatch', 'dir3');
  return { administration: ine10, dir3: toldDir3 ?? (ine10 === administration ? dir3 : null), name };
}

const capacities = vocabulary<Capacity>({
  INTERESSAT: 'interested',
  INTERESSADA: 'interested',
  TITULAR: 'interested',
  REPRESENTANT: 'representative',
});

/** In which capacity the citizen appears; a question without a capacity mixes both, so each element is labelled. */
export function readCapacity(fields: Fields<OriginElement>, otherwise: Capacity): Capacity {
  const { value, raw } = fields.choice('capacity', capacities, 'tipusPersona');
  if (raw === null) fields.notes.add('required-missing', 'capacity');
  return value ?? otherwise;
}
