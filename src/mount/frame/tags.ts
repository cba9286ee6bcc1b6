import type { ReactiveControllerHost } from 'lit';
import type { Face } from '../../base/face.js';
import type { TagSetup } from '../protocol.js';
import { setAttributes } from './attributes.js';

/** A tag of the kit, as far as a frame needs to know it. */
type Tag = HTMLElement & ReactiveControllerHost & { readonly face: Face | undefined };

/** All of them at once: each is small before somebody has signed in, and on a bad line one file is there sooner than five. */
const known = new Set(
  Object.entries(import.meta.glob('../../../components/*/define.ts', { eager: true })).map(([path]) => path.split('/').at(-2) ?? ''),
);

/** The tags of a frame, in the order in which the page has them. */
export class FrameTags {
  readonly #space: Element;
  readonly #faceChanged: (index: number, face: Face) => void;
  readonly #updated: () => void;
  #shown: Tag[] = [];
  /** The face that each tag has drawn last. */
  readonly #drawn = new WeakMap<Tag, Face>();

  /**
   * @param faceChanged a tag has drawn another face
   * @param updated a tag has drawn anything anew
   */
  constructor(space: Element, faceChanged: (index: number, face: Face) => void, updated: () => void) {
    this.#space = space;
    this.#faceChanged = faceChanged;
    this.#updated = updated;
  }

  /** Whether each tag has drawn something. */
  get drawn(): boolean {
    return this.#shown.every((tag) => this.#drawn.has(tag));
  }

  /** Whether one of them is still waiting for what it will show. */
  get waiting(): boolean {
    return this.#shown.some((tag) => this.#drawn.get(tag) === 'loading');
  }

  /** Shows these and no others; a tag that is there already stays, with the attributes as they are now. */
  show(tags: readonly TagSetup[]): void {
    const left = [...this.#shown];
    const wanted = tags.filter(({ name }) => known.has(name) && name !== 'my-space');
    this.#shown = wanted.map(({ name, attributes }) => {
      const at = left.findIndex(({ localName }) => localName === name);
      const tag = (at < 0 ? undefined : left.splice(at, 1)[0]) ?? this.#create(name);
      setAttributes(tag, attributes);
      return tag;
    });
    for (const tag of left) tag.remove();
    this.#shown.forEach((tag, index) => {
      const before = this.#space.children[index];
      if (before !== tag) this.#space.insertBefore(tag, before ?? null);
      const face = this.#drawn.get(tag);
      if (face) this.#faceChanged(index, face);
    });
  }

  #create(name: string): Tag {
    const tag = document.createElement(name) as Tag;
    tag.addController({
      hostUpdated: () => {
        const index = this.#shown.indexOf(tag);
        if (!tag.face || index < 0) return;
        const before = this.#drawn.get(tag);
        this.#drawn.set(tag, tag.face);
        if (tag.face !== before) this.#faceChanged(index, tag.face);
        this.#updated();
      },
    });
    return tag;
  }
}
