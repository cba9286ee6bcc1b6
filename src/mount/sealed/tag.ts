import type { FrameMessage, FrameSetup, TagSetup } from '../protocol.js';
import { bare } from './bare.js';
import { sealedFrame, type SealedFrame } from './frame.js';
import { attributes, reservedFor, titleOf } from './tags.js';
import { themeAt } from './theme.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(':host{display:block}:host([hidden]){display:none}');

/** Longest value of an attribute that is passed on. */
const longest = 64;

/** What all tags of one frame have in common. */
export interface FrameContext extends Pick<FrameSetup, 'lang' | 'fixed' | 'login' | 'mk'> {
  /** Origin and path of the frame's document. */
  document: string;
}

/** A tag on the page: an empty element, which shows a frame of the gateway or leaves that to the first tag of its group. */
export abstract class SealedTag extends HTMLElement {
  static readonly observedAttributes = attributes;

  /** Its name where the page has no prefix of its own. */
  abstract readonly tag: string;

  /** What the tag shows, as its frame says; also its `:state()`. */
  face = '';

  #root: Node = this;
  #states: CustomStateSet | undefined;
  #frame: SealedFrame | undefined;
  #group: readonly SealedTag[] = [];

  constructor() {
    super();
    // A page may have put its own in the place of these: then the frame stands in the element itself, which seals it no less.
    try {
      this.#states = this.attachInternals().states;
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      root.adoptedStyleSheets = [sheet];
      this.#root = root;
    } catch {
      // Nothing is lost but hooks for style sheets.
    }
  }

  /** What the frame needs to know of this tag. */
  get setup(): TagSetup {
    const setup: TagSetup = bare({ name: this.tag, attributes: bare({}) });
    for (const name of attributes) {
      const value = this.getAttribute(name);
      if (value !== null) setup.attributes[name] = value.slice(0, longest);
    }
    return setup;
  }

  /** Shows the frame of a group of tags, this one being its first. */
  show(group: readonly SealedTag[], { document, lang, fixed, login, mk }: FrameContext): void {
    const page = location.origin + location.pathname;
    const setup = bare({ tags: bare(group.map((one) => one.setup)), lang, fixed, ...themeAt(this), page, login, mk }) as FrameSetup;
    this.#group = group;
    if (this.#frame?.document !== document) {
      this.clear();
      const height = group.reduce((sum, { tag }) => sum + reservedFor(tag), 0);
      const query = `tags=${group.map(({ tag }) => tag).join()}&lang=${lang}`;
      this.#frame = sealedFrame(document, query, setup, height, (message) => {
        this.#hear(message);
      });
      // What is out of sight may wait.
      if (this.getBoundingClientRect().top > innerHeight) this.#frame.element.loading = 'lazy';
      this.#root.appendChild(this.#frame.element);
    }
    this.#frame.update(setup);
    this.#frame.element.title = group.map(({ tag }) => titleOf(tag, lang)).join(', ');
  }

  /** Shows nothing. */
  clear(): void {
    this.#frame?.element.remove();
    this.#frame = undefined;
  }

  #hear(message: FrameMessage): void {
    if (message.type === 'focus') this.#mirror('focus', message.within);
    else if (message.type === 'state') this.#group[message.index]?.turn(message.face);
  }

  turn(face: string): void {
    this.#mirror(this.face, false);
    this.#mirror((this.face = face), true);
  }

  #mirror(state: string, on: boolean): void {
    try {
      this.#states?.[on ? 'add' : 'delete'](state);
    } catch {
      // Browsers before `:state()` throw on undashed names.
    }
  }
}
