import type { Notification } from '../../folder/model.js';
import type { Answer, NotificationSource, Question } from '../../folder/ports.js';
import { askedFor } from '../reading/asked.js';
import { Notes } from '../reading/notes.js';
import { identityOf, type SourceOptions } from '../source-options.js';
import { askEnotum } from './client.js';
import { mapNotifications } from './map.js';

export interface EnotumOptions extends SourceOptions {
  /** Fixed address of the citizen's inbox at e-NOTUM, the way out to open a letter. */
  inboxUrl?: string | undefined;
}

/** @param options `url` is the base to which `/ciutadania/notificacions` and its siblings are appended */
export function createEnotumSource(options: EnotumOptions): NotificationSource {
  return {
    ...identityOf(options, 'enotum'),
    async notifications(question: Question): Promise<Answer<Notification>> {
      const notes = new Notes();
      const { elements, promised } = await askEnotum(options, question, notes);
      const reader = { capacity: askedFor(question.person).capacity, level: question.person.level };
      const answer = mapNotifications(elements, options, reader, notes);
      // What was promised and never came, or came twice in its place, is missing: without it the answer is not whole.
      return { ...answer, discarded: Math.max(answer.discarded, promised - answer.items.length) };
    },
  };
}
