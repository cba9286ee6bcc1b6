/** Asks the questions of an open page while the code of its tags is on the way; fetched where somebody is perhaps signed in. */
import { askEarly } from '../session/early.js';
import { questionsOf } from './questions.js';

/** Nobody waits for it, and where it fails the tags ask for themselves. */
export function askFor(space: Element | undefined, tags: readonly string[]): void {
  const gateway = space?.getAttribute('gateway')?.replace(/\/+$/, '') ?? '';
  const administration = space?.getAttribute('administration') ?? '';
  // As `userKeyOf()` has it, which would bring along more than this may wait for.
  const stored = sessionStorage.getItem(`meu-espai.user:${gateway}/oidc:${administration}`);
  askEarly(stored, { gateway, administration }, questionsOf(tags)).catch(() => undefined);
}
