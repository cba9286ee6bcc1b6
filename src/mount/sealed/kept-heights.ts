import type { SealedTag } from './tag.js';

/** Taken at once: what other scripts put in its place later is not ours. */
const { stringify } = JSON;

/**
 * Writes down how high the frames are when the citizen leaves the page, for the next page in this tab, which then stands still while they
 * fill. The page sees these heights in any case; nobody else reads its storage, which ends with the tab.
 */
export function keepHeights(tags: Iterable<SealedTag>): void {
  addEventListener('pagehide', () => {
    for (const { frame, group, told } of tags)
      if (frame) keep(`meu-espai/${stringify(told.tags)}`, isAtRest(group) ? frame.height : undefined);
  });
}

/** Whether each shows what it has to show. */
const isAtRest = (group: readonly SealedTag[]): boolean => group.every(({ face }) => face && face !== 'loading' && face !== 'failed');

function keep(key: string, height: string | undefined): void {
  try {
    if (height) sessionStorage.setItem(key, height);
    else sessionStorage.removeItem(key);
  } catch {
    // A page that may keep nothing.
  }
}
