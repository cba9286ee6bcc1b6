import type { DataUse } from '../../folder/model.js';
import type { Answer, DataUseSource, Question } from '../../folder/ports.js';
import { askedFor } from '../reading/asked.js';
import { Notes } from '../reading/notes.js';
import { identityOf, type SourceOptions } from '../source-options.js';
import { askTraces } from './client.js';
import { mapTraces } from './map.js';

/** @param options `url` is the feed itself */
export function createViaObertaSource(options: SourceOptions): DataUseSource {
  return {
    ...identityOf(options, 'via-oberta'),
    async dataUses(question: Question): Promise<Answer<DataUse>> {
      const notes = new Notes();
      return mapTraces(await askTraces(options, question, notes), options, askedFor(question.person).capacity, notes);
    },
  };
}
