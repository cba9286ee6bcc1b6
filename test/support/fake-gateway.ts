import type { Collection, Collections, Completeness, Coverage, Me, Source, StreamLine } from '../../src/gateway/types.js';

/** Official time of every answer, unless a test says otherwise. */
export const officialTime = '2026-03-10T09:00:00+01:00';

/** A source and what became of it, for tests that do not care about the rest. */
export const coverageOf = (source: Source, changes: Partial<Coverage> = {}): Coverage => ({
  ...source,
  state: 'answered',
  items: 0,
  discarded: 0,
  asOf: officialTime,
  retryable: false,
  notes: [],
  ...changes,
});

export const abrera: Source = { administration: '0800180001', name: "Ajuntament d'Abrera", service: 'hcc' };
export const vielha: Source = { administration: '2524300000', name: 'Ajuntament de Vielha e Mijaran', service: 'hcc' };

/** The gateway at the `fetch` boundary: every request waits until the test answers it. */
export class FakeGateway {
  readonly requests: FakeRequest[] = [];
  #arrived = new EventTarget();

  /** Stands in for the session's `fetch`. */
  readonly fetch = (path: string, init: RequestInit = {}): Promise<Response> => {
    const request = new FakeRequest(new URL(path, 'https://gateway.example'), init);
    this.requests.push(request);
    this.#arrived.dispatchEvent(new Event('request'));
    return request.response;
  };

  /** The newest unanswered request for a list, as soon as there is one. */
  async next(collection: Collection | 'me'): Promise<FakeRequest> {
    for (;;) {
      const found = this.requests.findLast((request) => request.url.pathname === `/v1/${collection}` && !request.taken);
      if (found) {
        found.taken = true;
        return found;
      }
      await new Promise((resolve) => {
        this.#arrived.addEventListener('request', resolve, { once: true });
      });
    }
  }

  /** Answers the next request for a list in one go. */
  async answer<C extends Collection>(
    collection: C,
    answers: { source: Source; items?: Collections[C][]; coverage?: Partial<Coverage> }[],
    completeness: Completeness = 'complete',
  ): Promise<FakeRequest> {
    const request = await this.next(collection);
    request.start(answers.map(({ source }) => source));
    for (const { source, items = [], coverage } of answers) request.source(source, items, coverage);
    request.end(completeness);
    return request;
  }

  /** Answers the next question who is signed in. */
  async answerMe(me: Me): Promise<void> {
    (await this.next('me')).json(me);
  }
}

/** One request that reached the fake gateway. */
export class FakeRequest {
  taken = false;
  readonly response: Promise<Response>;
  #respond!: (response: Response) => void;
  #refuse!: (reason: unknown) => void;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #streaming = false;

  constructor(
    readonly url: URL,
    readonly init: RequestInit,
  ) {
    this.response = new Promise((resolve, reject) => {
      this.#respond = resolve;
      this.#refuse = reject;
    });
    init.signal?.addEventListener('abort', () => {
      const reason = new DOMException('aborted', 'AbortError');
      this.#streaming = false;
      this.#refuse(reason);
      this.#stream?.error(reason);
    });
  }

  /** Whether more of the answer may come. */
  get streaming(): boolean {
    return this.#streaming;
  }

  /** Whether the kit gave the request up. */
  get aborted(): boolean {
    return this.init.signal?.aborted ?? false;
  }

  start(sources: Source[], unasked = 0): void {
    this.line({ kind: 'start', sources, officialTime, period: { from: '2023-03-10', to: '2026-03-10' }, unasked });
  }

  source(source: Source, items: readonly { id: string }[] = [], changes: Partial<Coverage> = {}): void {
    const state = items.length > 0 ? 'answered' : 'empty';
    this.line({ kind: 'source', coverage: coverageOf(source, { state, items: items.length, ...changes }), items: [...items] });
  }

  end(completeness: Completeness = 'complete'): void {
    this.line({ kind: 'end', completeness, officialTime });
    this.#streaming = false;
    this.#stream?.close();
  }

  /** Sends one line; a string goes out as it is, so that it may be broken. */
  line(line: StreamLine<unknown> | string): void {
    this.#open().enqueue(new TextEncoder().encode(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`));
  }

  /** Breaks the connection off. */
  cut(): void {
    this.#open().error(new TypeError('network error'));
    this.#streaming = false;
  }

  json(body: unknown): void {
    this.#respond(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  }

  /** Answers with a refusal from the gateway's closed list. */
  problem(status: number, code: string): void {
    this.#respond(new Response(JSON.stringify({ status, code }), { status, headers: { 'content-type': 'application/problem+json' } }));
  }

  /** Answers with something the contract does not have. */
  respond(response: Response): void {
    this.#respond(response);
  }

  /** Fails as `fetch` fails when nobody answers. */
  unreachable(): void {
    this.#refuse(new TypeError('Failed to fetch'));
  }

  #open(): ReadableStreamDefaultController<Uint8Array> {
    if (!this.#stream) {
      this.#streaming = true;
      const body = new ReadableStream<Uint8Array>({ start: (controller) => (this.#stream = controller) });
      this.#respond(new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }));
    }
    return this.#stream as ReadableStreamDefaultController<Uint8Array>;
  }
}
