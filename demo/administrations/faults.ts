/** What can go wrong at a body, and which of it goes wrong now. */

export const FAULTS = {
  none: 'Answers as it should.',
  slow: 'Answers after three seconds, or after `ms`.',
  hang: 'Takes the question and never answers.',
  'http-500': 'Answers HTTP 500 with an error page.',
  'code-500': 'Answers HTTP 200 with codiResultat "500".',
  'not-found': 'Answers HTTP 404 without an envelope, as a wrong address does.',
  reset: 'Cuts the connection.',
  'broken-json': 'Answers JSON with a comma too few.',
  html: 'Answers HTTP 200 with a web page.',
  huge: 'Answers ten megabytes.',
  deep: 'Answers JSON nested a thousand levels.',
  'wrong-type': 'Answers well-formed JSON in which nothing has its type.',
  'latin-1': 'Answers in ISO-8859-1, and says so.',
  'repeated-id': 'Delivers each element twice.',
  'javascript-link': 'Sends javascript: links.',
  'foreign-body': 'Signs each element with the code of another body.',
  dirty: 'Delivers a dozen of the irregularities that real bodies deliver.',
  'recover-after-2': 'Fails twice for each operation, then works.',
} as const;

export type FaultName = keyof typeof FAULTS;

export interface Fault {
  fault: FaultName;
  ms?: number;
}

export const isFault = (value: unknown): value is FaultName => typeof value === 'string' && Object.hasOwn(FAULTS, value);

/** The switchboard: faults and counted calls by body and operation. */
export class Switchboard {
  readonly #defaults: ReadonlyMap<string, Fault>;
  #faults: Map<string, Fault>;
  #calls = new Map<string, Map<string, number>>();
  /** Calls since the body's fault was last set, which is what "fails twice" counts. */
  #sinceSwitch = new Map<string, number>();

  constructor(bodies: readonly { ine10: string; fault?: FaultName }[]) {
    this.#defaults = new Map(bodies.map(({ ine10, fault }) => [ine10, { fault: fault ?? 'none' }]));
    this.#faults = new Map(this.#defaults);
  }

  knows(ine10: string): boolean {
    return this.#defaults.has(ine10);
  }

  /** Notes a call and says what has to go wrong with it. */
  take(ine10: string, operation: string): Fault {
    const calls = this.#calls.get(ine10) ?? new Map<string, number>();
    this.#calls.set(ine10, calls.set(operation, (calls.get(operation) ?? 0) + 1));
    const key = `${ine10} ${operation}`;
    const earlier = this.#sinceSwitch.get(key) ?? 0;
    this.#sinceSwitch.set(key, earlier + 1);
    const fault = this.#faults.get(ine10) ?? { fault: 'none' };
    if (fault.fault === 'recover-after-2') return { fault: earlier < 2 ? 'http-500' : 'none' };
    return fault;
  }

  set(ine10: string, fault: Fault): void {
    this.#faults.set(ine10, fault);
    for (const key of this.#sinceSwitch.keys()) if (key.startsWith(`${ine10} `)) this.#sinceSwitch.delete(key);
  }

  reset(): void {
    this.#faults = new Map(this.#defaults);
    this.#calls = new Map();
    this.#sinceSwitch = new Map();
  }

  faults(): Record<string, Fault> {
    return Object.fromEntries(this.#faults);
  }

  /** Counts since the last reset: body → operation → calls. */
  calls(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#calls].map(([ine10, calls]) => [ine10, Object.fromEntries(calls)]));
  }
}
