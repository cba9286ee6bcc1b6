/**
 * Which bodies are asked. Never all 2,250: those that are known to hold something of this citizen first, then a bounded number of
 * bodies never asked before, so that each visit learns more. The index knows pseudonyms and codes, nothing else.
 */
export interface PresenceEntry {
  administration: string;
  /** Name of the collection that was asked for: a body may know case files of somebody but no exchanges. */
  service: string;
  lastSeen: Date | null;
  negativeUntil: Date | null;
}

export interface PresenceFinding {
  administration: string;
  service: string;
  found: boolean;
  at: Date;
  negativeUntil: Date | null;
}

/** Kept by the store. */
export interface PresenceIndex {
  known(subject: string): Promise<PresenceEntry[]>;
  note(subject: string, findings: PresenceFinding[]): Promise<void>;
}

export interface PresencePolicy {
  /** Bodies never asked before that one visit may ask. */
  sweep: number;
  /** How long a body that had nothing is believed, in milliseconds. Short: what was handed in a minute ago must show. */
  believeNothingFor: number;
}

export const defaultPresencePolicy: PresencePolicy = { sweep: 40, believeNothingFor: 10 * 60_000 };

export interface Asking<S> {
  ask: S[];
  /** Had nothing a while ago; reported as such, with the time at which they were asked. */
  stillEmpty: { source: S; askedAt: Date }[];
  /** Left for the next visit. */
  unasked: number;
}

export function choose<S extends { administration: string }>(
  sources: S[],
  service: string,
  known: PresenceEntry[],
  policy: PresencePolicy,
  now: Date,
  always: (source: S) => boolean,
): Asking<S> {
  const entries = new Map(known.filter((entry) => entry.service === service).map((entry) => [entry.administration, entry]));
  const asking: Asking<S> = { ask: [], stillEmpty: [], unasked: 0 };
  const never: S[] = [];
  for (const source of sources) {
    const entry = entries.get(source.administration);
    if (always(source)) asking.ask.push(source);
    else if (!entry) never.push(source);
    else if (entry.negativeUntil && entry.negativeUntil > now) {
      asking.stillEmpty.push({ source, askedAt: new Date(entry.negativeUntil.getTime() - policy.believeNothingFor) });
    } else asking.ask.push(source);
  }
  asking.ask.push(...never.slice(0, policy.sweep));
  asking.unasked = Math.max(0, never.length - policy.sweep);
  return asking;
}
