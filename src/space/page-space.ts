import { majorOf, version } from '../version.js';
import { SpaceProviders, type Space } from './providers.js';

/** The space for tags that stand under no space of their own, wherever a CMS put them. Shared by all copies of the kit. */
export interface PageSpace {
  /** The element that configured the page, if any. */
  readonly owner: Element | undefined;
  /** Makes `owner` the page's space, or, if the page has one, does nothing and answers `false`. */
  claim(owner: Element, space: Space): boolean;
  /** Withdraws the page's space if `owner` had it. */
  release(owner: Element): void;
}

const key = Symbol.for(`meu-espai/page-space@${majorOf(version)}`);
const holder = globalThis as typeof globalThis & { [key]?: PageSpace };

/** The page's space, made by whichever copy of the kit asks first. Import-safe where there is no document. */
export const pageSpace = (): PageSpace => (holder[key] ??= createPageSpace(document.documentElement));

function createPageSpace(root: HTMLElement): PageSpace {
  const providers = new SpaceProviders(root);
  let current: Element | undefined;
  return {
    get owner() {
      return current;
    },
    claim(owner, space) {
      if (current && current !== owner) return false;
      current = owner;
      providers.provide(space);
      return true;
    },
    release(owner) {
      if (current !== owner) return;
      current = undefined;
      providers.provide(undefined);
    },
  };
}
