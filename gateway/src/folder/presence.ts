/**
 * Which bodies are asked. Never all 2,250: those that are known to hold something of this citizen, and a bounded number of the others,
 * so that each visit learns more. The index knows pseudonyms and codes, nothing else.
 */

/** Where somebody is known, or known not to be. */
export interface PresenceEntry {
  administration: string;
  /** Name of the collection that was asked for: a body may know case files of somebody but no exchanges. */
  service: string;
  /** When the body last had something; null while it never had. */
  lastSeen: Date | null;
  /** Until when its "nothing" is believed; null when it had something. */
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
  /** Of two findings about one body the later wins, whatever the order of arrival. */
  note(subject: string, findings: PresenceFinding[]): Promise<void>;
}

export interface PresencePolicy {
  /** Bodies not known to hold anything that one visit may ask. */
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

export interface Choice<S> {
  sources: S[];
  known: PresenceEntry[];
  /** Name of the collection. */
  service: string;
  policy: PresencePolicy;
  now: Date;
  /** Whom no index keeps from being asked. */
  always: (source: S) => boolean;
  /** Whether a body's "nothing" of a while ago still counts; not when the citizen asks again, or for other years. */
  believe: boolean;
}

/** Bodies that know the citizen are always asked; of the others a bounded number, first those never asked, then those asked longest ago. */
export function choose<S extends { administration: string }>({
  sources,
  known,
  service,
  policy,
  now,
  always,
  believe,
}: Choice<S>): Asking<S> {
  const entries = new Map(known.filter((entry) => entry.service === service).map((entry) => [entry.administration, entry]));
  const asking: Asking<S> = { ask: [], stillEmpty: [], unasked: 0 };
  const never: S[] = [];
  const empty: { source: S; until: number }[] = [];
  for (const source of sources) {
    const entry = entries.get(source.administration);
    const until = entry?.negativeUntil?.getTime() ?? 0;
    if (always(source) || entry?.lastSeen) asking.ask.push(source);
    else if (!entry) never.push(source);
    else if (believe && until > now.getTime()) asking.stillEmpty.push({ source, askedAt: new Date(until - policy.believeNothingFor) });
    else empty.push({ source, until });
  }
  const candidates = [...never, ...empty.sort((a, b) => a.until - b.until).map(({ source }) => source)];
  asking.ask.push(...candidates.slice(0, policy.sweep));
  asking.unasked = Math.max(0, candidates.length - policy.sweep);
  return asking;
}
