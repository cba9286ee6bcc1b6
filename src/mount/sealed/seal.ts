import { create, find } from './page.js';
import type { Tell } from './remarks.js';
import { SealedTag, type FrameContext } from './tag.js';
import { tags } from './tags.js';
import { followTheme } from './theme.js';

/**
 * Defines the tags as elements that hold nothing but a frame of the gateway.
 * @param mk what the issuer sent back to the page for a frame
 */
export function seal(prefix: string, tell: Tell, mk: string | undefined): void {
  const named = (tag: string) => tag.replace('my', prefix);
  const names = Object.keys(tags).map(named).join();
  const spaceName = named('my-space');
  const spaces = find(spaceName);
  const html = find('html')[0] as HTMLElement;
  const present = new Set<SealedTag>();

  /** The nearest space above, also above the shadow root in which the tag stands, else the page's. */
  const spaceOf = (tag: Element): Element | undefined => {
    for (let at: Element | undefined = tag; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
      const space = at.closest(spaceName);
      if (space) return space;
    }
    return spaces[0];
  };

  /** Which tags are in the same frame, in the order of the page. */
  const groupOf = (tag: SealedTag, space: Element): SealedTag[] => {
    const group: SealedTag[] = [];
    if (space.getAttribute('frame') === 'shared')
      for (const one of space.querySelectorAll<SealedTag>(names)) if (present.has(one) && spaceOf(one) === space) group.push(one);
    return group.includes(tag) ? group : [tag];
  };

  /** What a space says about its frames; nothing where the gateway could not be asked for them. */
  const contextOf = (space: Element): FrameContext | undefined => {
    const say = (name: string) => space.getAttribute(name) ?? '';
    const administration = say('administration');
    const gateway = say('gateway').trim().replace(/\/+$/, '');
    if (!/^https?:\/\/[^?#]+$/i.test(gateway) || !/^\d{10}$/.test(administration)) {
      tell('settings', space);
      return undefined;
    }
    const lang = say('lang');
    const login = say('login') === 'redirect' ? 'redirect' : undefined;
    return { document: `${gateway}/frame/${administration}`, lang: lang || html.lang, fixed: !!lang, login, mk };
  };

  const arrange = (tag: SealedTag) => {
    const space = spaceOf(tag);
    const group = space ? groupOf(tag, space) : [];
    const context = space && contextOf(space);
    if (context && group[0] === tag) tag.show(group, context);
    else tag.clear();
  };

  let due = false;
  /** Once for everything that changes at a time. */
  const refresh = () => {
    if (!due)
      queueMicrotask(() => {
        due = false;
        for (const tag of present) arrange(tag);
      });
    due = true;
  };

  const define = (name: string, constructor: CustomElementConstructor) => {
    if (customElements.get(name)) tell('taken', name);
    else customElements.define(name, constructor);
    // A scoped-registry polyfill that loads after us swaps the registry, and what was defined before it is gone.
    addEventListener('load', () => customElements.get(name) ?? customElements.define(name, class extends constructor {}));
  };

  define(
    spaceName,
    class extends HTMLElement {
      static readonly observedAttributes = ['gateway', 'administration', 'lang', 'frame'];
      connectedCallback() {
        this.style.display ||= 'contents';
        if (spaces[0] !== this) tell('second', this);
        refresh();
      }
      disconnectedCallback() {
        refresh();
      }
      attributeChangedCallback() {
        refresh();
      }
    },
  );
  for (const tag of Object.keys(tags)) {
    define(
      named(tag),
      class extends SealedTag {
        readonly tag = tag;
        connectedCallback() {
          present.add(this);
          refresh();
        }
        disconnectedCallback() {
          present.delete(this);
          refresh();
        }
        attributeChangedCallback() {
          refresh();
        }
      },
    );
  }
  followTheme(html, refresh);
  const preconnect = create('link');
  preconnect.rel = 'preconnect';
  preconnect.href = spaces[0]?.getAttribute('gateway') ?? '';
  html.append(preconnect);
}
