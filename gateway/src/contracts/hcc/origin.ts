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
 * The body of an element is the one whose endpoint answered, whatever the element says: nobody may speak in another's name. A code of another
 * body is kept beside it and noted, never dropped, since a provincial body may answer for its towns.
 */
export function readBody(fields: Fields<OriginElement>, { administration, dir3, name }: SourceContext): PublicBody {
  const told = fields.ine10('administration', 'codiINE10') ?? administration;
  const toldDir3 = fields.text('dir3', 'codiDIR3Organisme');
  const foreign = told !== administration;
  if (foreign) fields.notes.add('foreign-body', 'administration');
  if (codesDisagree(told, toldDir3)) fields.notes.add('code-mismatch', 'dir3');
  return { administration, dir3: toldDir3 ?? dir3, name, ...(foreign && { claimed: told }) };
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
