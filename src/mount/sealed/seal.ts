import type { FrameSetup } from '../protocol.js';
import { bare } from './bare.js';
import type * as Later from './later.js';
import { find } from './page.js';
import type { Tell } from './remarks.js';
import { SealedTag } from './tag.js';
import { attributes, heights } from './tags.js';
import { themeAt } from './theme.js';

/** What the loader knows of itself. */
export interface Loader {
  prefix: string;
  tell: Tell;
  later: Promise<typeof Later>;
  /** What the issuer sent back to the page for a frame. */
  mk: string | undefined;
}

/** Defines the tags as elements that hold nothing but a frame of the gateway. */
export function seal({ prefix, tell, later, mk }: Loader): void {
  const named = (tag: string) => tag.replace('my', prefix);
  const names = Object.keys(heights).map(named);
  const spaceName = named('my-space');
  const spaces = find(spaceName);
  const html = find('html')[0] as HTMLElement;
  const tags = new Set<SealedTag>();

  /** The nearest space above, also above the shadow root in which the tag stands, else the page's. */
  const spaceOf = (tag: Element | undefined): Element | undefined =>
    tag ? (tag.closest(spaceName) ?? spaceOf((tag.getRootNode() as Partial<ShadowRoot>).host)) : spaces[0];

  const arrange = (tag: SealedTag) => {
    const space = spaceOf(tag);
    const say = (name: string) => space?.getAttribute(name) ?? '';
    /** The tags in the same frame, in the order of the page; the first of them has it. */
    let group = [...(space?.querySelectorAll<SealedTag>(names.join()) ?? [])].filter((one) => spaceOf(one) === space);
    if (say('frame') !== 'shared' || !group.includes(tag)) group = [tag];
    const document = `${say('gateway').trim().replace(/\/+$/, '')}/frame/${say('administration')}`;
    if (group[0] === tag && /^https?:\/\/[^\s?#]+\/frame\/\d{10}$/i.test(document)) {
      const setup: FrameSetup = {
        tags: bare(group.map((one) => one.setup)),
        lang: say('lang') || html.lang,
        fixed: !!say('lang'),
        ...themeAt(tag),
        page: location.origin + location.pathname,
        login: say('login'),
        mk,
      };
      tag.show(document, bare(setup), group);
    } else tag.clear();
  };

  let due = false;
  /** Once for everything that changes at a time. */
  const refresh = () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      for (const tag of tags) arrange(tag);
      void later.then(({ attend }) => {
        attend({ html, spaces, tags, refresh });
      });
    });
  };

  const define = (name: string, Base: typeof HTMLElement, observed: readonly string[]) => {
    if (customElements.get(name)) tell('taken', name);
    else
      customElements.define(
        name,
        class extends Base {
          static readonly observedAttributes = observed;
          connectedCallback() {
            if (this instanceof SealedTag) {
              this.name = name.replace(prefix, 'my');
              tags.add(this);
            }
            refresh();
          }
          disconnectedCallback() {
            tags.delete(this as never);
            refresh();
          }
          attributeChangedCallback() {
            refresh();
          }
        },
      );
  };
  define(spaceName, HTMLElement, ['gateway', 'administration', 'lang', 'frame']);
  for (const name of names) define(name, SealedTag, attributes);
}
