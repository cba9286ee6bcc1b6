/** As much of the W3C's WebDriver protocol as the tests need, in its own terms: https://www.w3.org/TR/webdriver2/ */

/** How the protocol refers to an element of a document; gone with the document. */
export interface ElementReference {
  readonly 'element-6066-11e4-a52e-4f735466cecf': string;
}

/** A key of the protocol's own: https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const KEYS = { tab: '\uE004', enter: '\uE007' } as const;

/** What the driver answers when it cannot do something; `code` is the protocol's, as "no such window". */
export class WebDriverError extends Error {
  override readonly name = 'WebDriverError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** One browser with a profile of its own; its scripts and keys go to the window and the frame that were chosen last. */
export class WebDriverSession {
  private constructor(private readonly address: string) {}

  /** @param server the driver's address, without a slash at its end */
  static async begin(server: string, capabilities: Readonly<Record<string, unknown>>): Promise<WebDriverSession> {
    const { sessionId } = (await ask('POST', `${server}/session`, { capabilities: { alwaysMatch: capabilities } })) as {
      sessionId: string;
    };
    const session = new WebDriverSession(`${server}/session/${sessionId}`);
    await session.#post('/timeouts', { script: 60_000, pageLoad: 30_000 });
    return session;
  }

  async goTo(url: string): Promise<void> {
    await this.#post('/url', { url });
  }

  /** Of the window, whatever frame is chosen. */
  async url(): Promise<string> {
    return (await ask('GET', `${this.address}/url`)) as string;
  }

  /** Runs the body of a function in the chosen frame, with the page's own globals. */
  async run(body: string, ...args: unknown[]): Promise<unknown> {
    return this.#post('/execute/sync', { script: body, args });
  }

  /** Evaluates an expression there, and awaits it. Rejects with what it throws. */
  async evaluate(expression: string): Promise<unknown> {
    // A page may have put its own in the place of what promises are made of; the callback is not the page's.
    const script = `const done = arguments[arguments.length - 1];
      (async () => { try { const value = await (${expression}); done({ value: value ?? null }); } catch (error) { done({ error: String(error) }); } })();`;
    const { value, error } = (await this.#post('/execute/async', { script, args: [] })) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Presses a key and lets it go, as if it had come from the keyboard: it goes where the window's focus is. */
  async press(key: string): Promise<void> {
    const actions = [
      { type: 'keyDown', value: key },
      { type: 'keyUp', value: key },
    ];
    await this.#post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async click(element: ElementReference): Promise<void> {
    await this.#post(`/element/${element['element-6066-11e4-a52e-4f735466cecf']}/click`, {});
  }

  /** Chooses a frame of the chosen one, or with `null` the window's own document. */
  async enter(frame: ElementReference | null): Promise<void> {
    await this.#post('/frame', { id: frame });
  }

  async windows(): Promise<readonly string[]> {
    return (await ask('GET', `${this.address}/window/handles`)) as string[];
  }

  /** The chosen window; rejects with "no such window" once it is closed. */
  async window(): Promise<string> {
    return (await ask('GET', `${this.address}/window`)) as string;
  }

  async choose(window: string): Promise<void> {
    await this.#post('/window', { handle: window });
  }

  /** Closes the browser. */
  async end(): Promise<void> {
    await ask('DELETE', this.address, undefined, 5_000);
  }

  #post(path: string, body: unknown): Promise<unknown> {
    return ask('POST', this.address + path, body);
  }
}

/** A driver that does not answer must not hold up whoever asks: longer than its own longest patience, in milliseconds. */
const longest = 70_000;

async function ask(method: string, address: string, body?: unknown, patience = longest): Promise<unknown> {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(address, { method, signal, ...(body !== undefined && { body: JSON.stringify(body) }) }).catch(
    (reason: unknown) => {
      throw new Error(`${method} ${new URL(address).pathname} was not answered`, { cause: reason });
    },
  );
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new WebDriverError(error, message);
}
