import { paperWidths } from '../paper.js';

/** Milliseconds without anything new. */
const rest = 1_000;

export interface HeightOptions {
  /** @param onPaper by each of the `paperWidths` */
  tell: (height: number, onPaper?: readonly number[]) => void;
  /** Whether something is sure to come, so that its room is to be kept. */
  waiting: () => boolean;
}

/**
 * How high the content of a frame is, in CSS pixels; that does not depend on the frame's own height, and so it settles. A page hears at once
 * that there is more. That there is less it hears when everything has come to rest: else what stands below would jump up, and down again with
 * the next answer. What citizens do themselves is seen at once.
 */
export class Height {
  readonly #options: HeightOptions;
  #clock: ReturnType<typeof setTimeout> | undefined;
  /** What the page was told last, else what it has kept free. */
  #told = 0;

  constructor(options: HeightOptions) {
    this.#options = options;
  }

  readonly measure = (): void => {
    clearTimeout(this.#clock);
    const content = contentHeight();
    this.#told ||= innerHeight;
    const waiting = this.#options.waiting();
    // Not every browser has it.
    const acting = (navigator as Partial<Navigator>).userActivation?.isActive ?? false;
    if (content > this.#told || (acting && !waiting && content < this.#told)) this.#tell(content);
    if (!waiting) this.#clock = setTimeout(() => this.#tell(contentHeight(), heightsOnPaper()), rest);
  };

  #tell(height: number, onPaper?: readonly number[]): void {
    this.#told = height;
    this.#options.tell(height, onPaper);
  }
}

const contentHeight = (): number => Math.ceil(document.body.getBoundingClientRect().height);

/** When a page is printed it is too late to ask: it has laid itself out, with frames of another width, and the end of them would be cut off. */
function heightsOnPaper(): number[] {
  const { style } = document.body;
  const heights = paperWidths.map((width) => {
    style.boxSizing = 'border-box';
    style.inlineSize = `${width}px`;
    return contentHeight();
  });
  style.boxSizing = style.inlineSize = '';
  return heights;
}
