/** Milliseconds of rest before a page is told that there is less. */
const rest = 1_000;

export interface HeightOptions {
  tell: (height: number) => void;
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
    const content = Math.ceil(document.body.getBoundingClientRect().height);
    this.#told ||= innerHeight;
    // The type knows only browsers of today.
    const acting = (navigator as Partial<Navigator>).userActivation?.isActive ?? false;
    if (content >= this.#told || (acting && !this.#options.waiting())) this.#tell(content);
    else if (!this.#options.waiting())
      this.#clock = setTimeout(() => this.#tell(Math.ceil(document.body.getBoundingClientRect().height)), rest);
  };

  #tell(height: number): void {
    this.#told = height;
    this.#options.tell(height);
  }
}
