import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface QuestionOptions {
  /** What it depends on, looked at whenever the host is updated; compared by identity. */
  about: () => readonly unknown[];
  /** Asks. The signal aborts when it is about something else by now, or nobody waits any more. */
  ask: (signal: AbortSignal) => Promise<void>;
}

/** Asks whenever what it asks about has changed, and breaks off what it asked before. Updates the host when it is done. */
export class Question implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: QuestionOptions;
  #about: readonly unknown[] | undefined;
  #asking = new AbortController();

  constructor(host: ReactiveControllerHost, options: QuestionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const about = this.#options.about();
    if (this.#about && about.every((part, index) => part === this.#about?.[index])) return;
    this.#about = about;
    this.abort();
    this.#asking = new AbortController();
    const update = () => {
      this.#host.requestUpdate();
    };
    this.#options.ask(this.#asking.signal).then(update, update);
  }

  abort(): void {
    this.#asking.abort();
  }
}
