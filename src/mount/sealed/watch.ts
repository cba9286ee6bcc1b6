/**
 * Frames that do not come: refused by the browser, since the page is not registered, or never answered by anybody. From outside nobody can
 * tell which, nor read what the browser writes into such a frame. So what is noticed is that the frame says nothing over its port.
 */
import type { FrameMessage } from '../protocol.js';
import { AbsentFace, type Stage } from './absent-face.js';
import { languageOf } from './languages.js';
import type { Tell } from './remarks.js';
import type { SealedTag } from './tag.js';

/**
 * Milliseconds. A document that has loaded has run its script, which answers at once: no line is waited for, only a busy device. One that
 * has not may be on its way over the slowest of lines, on which a frame's 25 KB take some fifteen seconds, and ten round trips as long again.
 */
const afterLoad = { slow: 1_000, absent: 4_000 };
const onTheLine = { slow: 6_000, absent: 40_000 };

export interface Surroundings {
  tell: Tell;
  /** The title of some tags in a language; empty where none of them is a list. */
  titleOf: (tags: readonly string[], lang: string) => string;
}

/** All on this page, so that only one of them is said aloud, and all are tried again together. */
const watches = new Map<SealedTag, Watch>();

/** Called whenever something on the page has changed. */
export function watch(tags: Iterable<SealedTag>, surroundings: Surroundings): void {
  const there = new Set(tags);
  for (const [tag, gone] of watches)
    if (!there.has(tag)) {
      gone.end();
      watches.delete(tag);
    }
  for (const tag of there) {
    const known = watches.get(tag) ?? new Watch(tag, surroundings);
    watches.set(tag, known);
    known.look();
  }
}

const everyWatch = (act: (watch: Watch) => void) => {
  for (const watch of watches.values()) act(watch);
};
addEventListener('online', () => everyWatch((one) => one.retry()));
addEventListener('beforeprint', () => everyWatch((one) => one.print(true)));
addEventListener('afterprint', () => everyWatch((one) => one.print(false)));

class Watch {
  readonly #tag: SealedTag;
  readonly #surroundings: Surroundings;
  #frame: HTMLIFrameElement | undefined;
  #face: AbsentFace | undefined;
  #stage: Stage | undefined;
  /** Whether it has said anything, and whether it has drawn a tag. */
  #spoken = false;
  #drawn = false;
  /** Clocks of an earlier round have nothing to say. */
  #round = 0;
  readonly #sight = new IntersectionObserver((entries) => {
    // Out of sight a frame may wait as long as it likes: nobody has asked for it yet.
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.#arrived();
  });

  constructor(tag: SealedTag, surroundings: Surroundings) {
    this.#tag = tag;
    this.#surroundings = surroundings;
  }

  look(): void {
    const { frame, face, focused, port } = this.#tag;
    if (frame !== this.#frame) {
      const first = this.#frame === undefined && this.#round === 0;
      this.end();
      this.#frame = frame;
      if (!frame) return;
      frame.addEventListener('load', this.#loaded);
      // Where this file came after the frame.
      this.#drawn = first && face !== undefined;
      this.#spoken = first && focused !== undefined;
      if (first && port) this.#listen();
      else this.#sight.observe(this.#tag);
    }
    if (this.#stage) this.#draw(this.#stage);
  }

  /** Whether something stands in the place of the frame. */
  get stands(): boolean {
    return this.#stage !== undefined;
  }

  end(): void {
    this.#round += 1;
    this.#sight.disconnect();
    this.#frame?.removeEventListener('load', this.#loaded);
    this.#frame = undefined;
    this.#leave();
  }

  /** Asks for the frame once more, if it did not come. */
  retry(): void {
    const frame = this.#frame;
    if (this.#stage !== 'absent' || !frame) return;
    this.#draw('again');
    this.#turn('loading');
    const next = frame.nextSibling;
    const parent = frame.parentNode;
    // Put into the page anew, a browser loads it anew, also what it refused.
    frame.remove();
    this.#tag.port = undefined;
    frame.loading = 'eager';
    parent?.insertBefore(frame, next);
    this.#begin();
  }

  /** On paper a frame that has not come is not to look like one that is empty. */
  print(begins: boolean): void {
    const frame = this.#frame;
    if (begins && frame && !this.#drawn && !this.#stage) {
      frame.loading = 'eager';
      this.#draw('unprinted');
    } else if (!begins && this.#stage === 'unprinted') this.#leave();
  }

  readonly #loaded = (): void => {
    this.#spoken = this.#drawn = false;
    this.#listen();
  };

  #arrived(): void {
    this.#sight.disconnect();
    if (!this.#drawn) this.#begin();
  }

  /** The document is there. */
  #listen(): void {
    this.#sight.disconnect();
    this.#tag.port?.addEventListener('message', ({ data }: MessageEvent<FrameMessage>) => {
      this.#spoken = true;
      if (data.type !== 'state') return;
      this.#drawn = true;
      this.#round += 1;
      this.#leave();
    });
    if (!this.#drawn) this.#begin(true);
  }

  /** @param loaded whether its document is there, which then has only its words to say */
  #begin(loaded = false): void {
    this.#round += 1;
    const { spoken, drawn } = { spoken: () => this.#spoken, drawn: () => this.#drawn };
    if (loaded) {
      this.#after(afterLoad.slow, 'slow', spoken);
      this.#after(afterLoad.absent, 'absent', spoken);
    }
    this.#after(onTheLine.slow, 'slow', drawn);
    this.#after(onTheLine.absent, 'absent', drawn);
  }

  #after(milliseconds: number, stage: 'slow' | 'absent', settled: () => boolean): void {
    const round = this.#round;
    setTimeout(() => {
      if (round !== this.#round || settled()) return;
      // In the background nothing is in a hurry, and a page that is made ready beforehand has no frames yet.
      if (document.hidden) document.addEventListener('visibilitychange', () => this.#after(milliseconds, stage, settled), { once: true });
      else if (stage === 'absent') this.#giveUp();
      else if (!this.#stage) this.#draw('slow');
    }, milliseconds);
  }

  #giveUp(): void {
    this.#draw('absent');
    this.#turn('failed');
    this.#surroundings.tell('silent', this.#tag);
  }

  #draw(stage: Stage): void {
    const { frame, group, told } = this.#tag;
    if (!frame) return;
    this.#stage = stage;
    this.#face ??= new AbsentFace(frame, () => {
      aloud = this.#tag;
      everyWatch((one) => one.retry());
    });
    if (stage !== 'slow' && !(aloud && watches.get(aloud)?.stands)) aloud = this.#tag;
    const lang = languageOf(told.lang);
    this.#face.draw({
      stage,
      lang,
      title: this.#surroundings.titleOf(
        group.map(({ name }) => name),
        lang,
      ),
      level: group.map((tag) => tag.getAttribute('heading-level')).find(Boolean) ?? '2',
      height: Number(frame.height),
      aloud: aloud === this.#tag,
    });
  }

  #leave(): void {
    this.#stage = undefined;
    this.#face?.remove();
    this.#face = undefined;
  }

  #turn(face: string): void {
    for (const tag of this.#tag.group) tag.turn(face);
  }
}

/** The one whose words are announced; six frames of one page have one reason to be missing. */
let aloud: SealedTag | undefined;
