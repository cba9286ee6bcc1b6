import { absentWords, type AbsentWords } from './absent-words.js';
import { create } from './page.js';

/**
 * - `slow`: nothing has come yet.
 * - `absent`: nothing came.
 * - `again`: nothing came, and it is tried once more.
 * - `unprinted`: on paper only.
 */
export type Stage = 'slow' | 'absent' | 'again' | 'unprinted';

export interface Absent {
  stage: Stage;
  lang: string;
  /** Of the lists that would be here; empty where there would be none. */
  title: string;
  /** Of that title in the page's outline. */
  level: string;
  /** CSS pixels that the frame had. */
  height: number;
  /** Whether this is the one of all that is said aloud. */
  aloud: boolean;
}

/** CSS pixels. What stands instead of a long list need not be as long. */
const highest = 300;

const sheet = new CSSStyleSheet();
// The tokens and their defaults are those of src/styles/tokens.ts.
sheet.replaceSync(`
.absent{color:var(--my-color-text,light-dark(#1b2124,#eef1f2));font:inherit;line-height:1.45;text-align:start}
.absent,.absent *{box-sizing:border-box}
.absent p{margin:0;max-inline-size:60ch}
.absent [role=heading]{font-size:calc(1em*var(--my-font-scale,1.25));font-weight:700;line-height:1.25;padding-block-end:var(--my-space,.375em)}
.absent .box{align-items:center;background:var(--my-color-surface-raised,light-dark(#f5f5f6,#22282b));border-radius:var(--my-radius,.375em);display:flex;flex-wrap:wrap;margin-block-end:calc(var(--my-space,.375em)*2);gap:calc(var(--my-space,.375em)*2)calc(var(--my-space,.375em)*4);padding:calc(var(--my-space,.375em)*2)}
.absent.list .box{align-items:start;flex-direction:column;margin-block:calc(var(--my-space,.375em)*2);padding:calc(var(--my-space,.375em)*4)}
.absent .said{display:grid;gap:calc(var(--my-space,.375em)*2)}
.absent .said p:first-child:not(:only-child){font-weight:600}
.absent.slow .box{background:none;padding-inline:0}
.absent button{background:var(--my-color-action,light-dark(#0056c4,#8bbcff));border:1px solid transparent;border-radius:var(--my-radius,.375em);color:var(--my-color-action-text,light-dark(#fff,#0c1a2c));cursor:pointer;font:inherit;font-weight:600;margin:0;min-block-size:44px;padding:0 calc(var(--my-space,.375em)*4)}
.absent button[aria-disabled=true]{cursor:progress}
.absent button:focus-visible{outline:2px solid var(--my-color-focus,light-dark(#0056c4,#8bbcff));outline-offset:2px}
.absent.unprinted{display:none}
@media print{.absent.unprinted{display:block}.absent button{display:none}}
`);

/** What stands in the place of a frame that does not come. It hides the frame, in which the browser or somebody else may speak. */
export class AbsentFace {
  readonly #frame: HTMLIFrameElement;
  readonly #body = create('div');
  readonly #title = create('div');
  readonly #box = create('div');
  readonly #said = create('div');
  readonly #button = create('button');
  #drawn = '';

  /** @param retry what the button does */
  constructor(frame: HTMLIFrameElement, retry: () => void) {
    this.#frame = frame;
    const root = frame.getRootNode();
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.#title.setAttribute('role', 'heading');
    this.#title.setAttribute('part', 'title');
    this.#box.className = 'box';
    this.#said.className = 'said';
    this.#button.type = 'button';
    this.#button.setAttribute('part', 'retry');
    this.#button.addEventListener('click', () => {
      if (this.#button.ariaDisabled !== 'true') retry();
    });
    this.#box.append(this.#said);
    this.#body.append(this.#box);
    frame.after(this.#body);
  }

  /** Whether the citizen is at its button. */
  get focused(): boolean {
    return (this.#button.getRootNode() as Document | ShadowRoot).activeElement === this.#button;
  }

  draw({ stage, lang, title, level, height, aloud }: Absent): void {
    const drawn = [stage, lang, title, level].join();
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const words = absentWords[lang] as AbsentWords;
    const waiting = stage === 'slow' || stage === 'unprinted';

    this.#body.lang = lang;
    this.#body.className = `absent ${stage}${title && ' list'}`;
    this.#body.setAttribute('part', waiting ? 'loading' : 'failed');
    this.#body.style.minBlockSize = stage === 'unprinted' ? '' : `${stage === 'slow' ? height : Math.min(height, highest)}px`;
    if (stage !== 'unprinted') Object.assign(this.#frame.style, { visibility: 'hidden', height: '0', margin: '0' });

    this.#title.textContent = title;
    this.#title.ariaLevel = level;
    if (title) this.#body.prepend(this.#title);
    else this.#title.remove();

    this.#button.textContent = words.retry;
    this.#button.ariaDisabled = `${stage === 'again'}`;
    if (waiting) this.#button.remove();
    else if (!this.#button.isConnected) this.#box.append(this.#button);

    // First the role, then the words: else they are not heard.
    if (aloud && !waiting) this.#said.role = 'alert';
    else this.#said.removeAttribute('role');
    const lines = stage === 'absent' ? [words.absent, ...(title ? [words.unknown] : []), words.remedy] : [words[stage]];
    this.#said.replaceChildren(...lines.map((line) => Object.assign(create('p'), { textContent: line })));
  }

  /** Lets the frame be seen, if it is still the one. */
  remove(): void {
    const { focused } = this;
    Object.assign(this.#frame.style, { visibility: '', height: '', margin: '' });
    this.#body.remove();
    if (focused) this.#frame.focus();
  }
}
