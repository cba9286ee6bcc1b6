/** What the sealed tags need, but nothing waits for: a file of its own, fetched beside the frames. */
import { readSettings } from '../../space/settings.js';
import { keepHeights } from './kept-heights.js';
import { placeOf } from './languages.js';
import { paperStyles, prepareForPaper } from './on-paper.js';
import type * as Remarks from './remarks.js';
import type { Tell } from './remarks.js';
import type { SealedTag } from './tag.js';
import type * as Watching from './watch.js';

/** By tag in Catalan, Spanish, Aranese and English; by the build from `components/<tag>/sealed.json`. */
declare const __TITLES__: Readonly<Record<string, readonly string[]>>;
/** The tags that show a list; by the build. */
declare const __LISTS__: readonly string[];

const titles = __TITLES__;
const lists = __LISTS__;

/** A name for those who cannot see the frame; in Catalan where the language is none of ours. */
export const titleOf = (tags: readonly string[], lang: string): string => tags.map((tag) => titles[tag]?.[placeOf(lang)]).join(', ');

const headingOf = (tags: readonly string[], lang: string): string =>
  titleOf(
    tags.filter((tag) => lists.includes(tag)),
    lang,
  );

export interface Page {
  html: HTMLElement;
  spaces: Iterable<Element>;
  /** The tags on the page; those without a frame leave it to another. */
  tags: Iterable<SealedTag>;
  /** Looks at everything again. */
  refresh: () => void;
}

const here = import.meta.url;
const words = 'remarks.js';
/** With the loader's query, as this file has it: each prefix its own. */
const absences = `absent.js${new URL(here).search}`;

/** Milliseconds that the frames have the line for themselves, before what is for those that do not come is fetched. */
const headStart = 1_000;
let watching: Promise<typeof Watching | undefined> | undefined;

/** The words are fetched when there is something to say; where they do not come, nothing is said. */
export const tell: Tell = (remark, about) => {
  (import(/* @vite-ignore */ new URL(words, here).href) as Promise<typeof Remarks>).then(
    ({ say }) => {
      say(remark, about);
    },
    () => undefined,
  );
};

let following = false;

/**
 * A frame is not as wide as its text: in a row of other things the tag asks for this much, and takes less where there is less. Elsewhere
 * it is as wide as its place.
 */
const width = new CSSStyleSheet();
width.replaceSync(':host{min-width:0}:host::before{content:"";display:block;max-width:100%;width:36em}' + paperStyles);

/** Called whenever something on the page has changed. */
export function attend(page: Page): void {
  for (const { shadowRoot } of page.tags)
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(width)) shadowRoot.adoptedStyleSheets.push(width);
  for (const tag of page.tags) prepareForPaper(tag);
  for (const { frame, group, told } of page.tags)
    if (frame)
      frame.title = titleOf(
        group.map(({ name }) => name),
        told.lang,
      );
  watchAbsent(page);
  const [first] = page.spaces;
  for (const space of page.spaces) {
    if (!readSettings(space.getAttribute('gateway') ?? '', space.getAttribute('administration') ?? '')) tell('settings', space);
    if (space !== first) tell('second', space);
  }
  if (following) return;
  following = true;
  setTimeout(() => {
    watching = (import(/* @vite-ignore */ new URL(absences, here).href) as Promise<typeof Watching>).catch(() => undefined);
    watchAbsent(page);
  }, headStart);
  follow(page);
  keepHeights(page.tags);
  keepDefined([...page.spaces, ...page.tags]);
}

const watchAbsent = ({ tags }: Page): void => void watching?.then((module) => module?.watch(tags, { tell, titleOf: headingOf }));

/** Looks again when the look or the language of the page may have become another one. */
function follow({ html, refresh }: Page): void {
  const observer = new MutationObserver(refresh);
  const watch = () => {
    for (const element of [html, ...html.children]) observer.observe(element, { attributes: true });
    refresh();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refresh);
  if (document.readyState === 'complete') watch();
  else addEventListener('load', watch);
}

/** A scoped-registry polyfill that loads after us swaps the registry, and what was defined before it is gone. */
function keepDefined(elements: readonly Element[]): void {
  const constructors = new Map(elements.map(({ localName, constructor }) => [localName, constructor as CustomElementConstructor]));
  addEventListener('load', () => {
    for (const [name, constructor] of constructors)
      if (!customElements.get(name)) customElements.define(name, class extends constructor {});
  });
}
