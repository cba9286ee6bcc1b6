import { majorOf, version } from '../version.js';
import type { Space } from './contexts.js';
import { SpaceProvider } from './provider.js';

/** The space for tags that stand under no space of their own, wherever a CMS put them. Shared by all copies of the kit. */
export interface PageSpace {
  /** The element whose configuration the page has, if any: the first that claimed it and is still there. */
  readonly owner: Element | undefined;
  /** Offers a configuration for the page; the first one that is offered stands. */
  claim(owner: Element, space: Space): void;
  /** Withdraws what `owner` offered; the next one takes its place. */
  release(owner: Element): void;
}

const key = Symbol.for(`meu-espai/page-space@${majorOf(version)}`);
const holder = globalThis as typeof globalThis & { [key]?: PageSpace };

/** The page's space, made by whichever copy of the kit asks first. */
export const pageSpace = (): PageSpace => (holder[key] ??= createPageSpace(document.documentElement));

function createPageSpace(root: HTMLElement): PageSpace {
  const provider = new SpaceProvider(root);
  const claims = new Map<Element, Space>();
  const provide = () => {
    provider.provide(claims.values().next().value);
  };
  return {
    get owner() {
      return claims.keys().next().value;
    },
    claim(owner, space) {
      claims.set(owner, space);
      provide();
    },
    release(owner) {
      if (claims.delete(owner)) provide();
    },
  };
}
