import type { Appointment } from '../../folder/appointment.js';
import type { Answer, CaseFileSource, Question } from '../../folder/ports.js';
import type { Tax } from '../../folder/tax.js';
import { type Asked, askedFor } from '../reading/asked.js';
import { Notes } from '../reading/notes.js';
import { identityOf, type SourceContext, type SourceOptions } from '../source-options.js';
import { askHcc } from './client.js';
import { type HccOperation, operations } from './envelope.js';
import { mapAppointments } from './map-appointments.js';
import { mapTaxes } from './map-taxes.js';
import { mapCaseFiles, mapEntries } from './map.js';

/** A body that speaks HCC. Every read makes one call, and throws `SourceFailure` where there is no answer to give. */
export interface HccSource extends CaseFileSource {
  appointments(question: Question): Promise<Answer<Appointment>>;
  taxes(question: Question): Promise<Answer<Tax>>;
}

type Map<Item> = (list: readonly unknown[], context: SourceContext, asked: Asked, notes: Notes) => Answer<Item>;

/** @param options `url` is the base to which `/consultaExpedients` and its siblings are appended */
export function createHccSource(options: SourceOptions): HccSource {
  const reading =
    <Item>(operation: HccOperation, map: Map<Item>) =>
    async (question: Question): Promise<Answer<Item>> => {
      const notes = new Notes();
      const { elements, missing } = await askHcc(options, operation, question, notes);
      const answer = map(elements, options, askedFor(question.person), notes);
      return { ...answer, discarded: answer.discarded + missing };
    };
  return {
    ...identityOf(options, 'hcc'),
    caseFiles: reading(operations.caseFiles, mapCaseFiles),
    registryEntries: reading(operations.entries, mapEntries),
    appointments: reading(operations.appointments, mapAppointments),
    taxes: reading(operations.taxes, mapTaxes),
  };
}
