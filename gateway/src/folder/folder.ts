/**
 * The citizen's folder: asks the sources of a collection all at once and hands on each answer as it comes, the fastest first.
 * One bad body costs that body, never the rest.
 */
import { setMaxListeners } from 'node:events';
import { suffices } from './level.js';
import type { Coverage, Source } from './model.js';
import type { Collection, ConnectedSources, SharedRead, FolderItem } from './collections.js';
import { answered, missing, notConnected, stillEmpty } from './coverage.js';
import type { Filter } from './filters.js';
import { type Guard } from './guard.js';
import { limitTo } from './limit.js';
import { type Answer, type Period, type Person, type Question, SourceFailure, type SourceIdentity } from './ports.js';
import { type PresenceFinding, type PresenceIndex, type PresencePolicy, choose } from './presence.js';
import { type SharedReads } from './sharing.js';

export interface FolderRequest {
  person: Person;
  /** The administration on whose site the citizen is; it is always asked. */
  site: string;
  period: Period;
  /** Whether `period` is the one that is asked when nothing else was chosen; only that tells the index anything. */
  usualPeriod: boolean;
  /** The one body whose data the site may show; absent, all of them. */
  only?: string;
  filter: Filter;
  fresh: boolean;
  signal: AbortSignal;
}

export interface SourceResult<Item> {
  coverage: Coverage;
  items: Item[];
}

/** A folder opened for one request: the questions are out, and which they are is known before the first answer. */
export interface OpenedFolder<Item> {
  sources: Source[];
  /** Those of the sources to which a question really went. */
  asked: Source[];
  unasked: number;
  /** INE10 of the only body whose data the site gets; absent where it gets all. */
  limitedTo?: string;
  results: AsyncGenerator<SourceResult<Item>>;
}

export interface FolderParts {
  connected: ConnectedSources;
  /** Bodies of interest that are not connected over a service; told, so that nobody misses them in silence. */
  unconnected: (service: string) => Source[];
  guardOf: (source: SourceIdentity) => Guard;
  shared: SharedReads;
  presence: PresenceIndex;
  policy: PresencePolicy;
  /** The longest a request waits for anybody, in milliseconds. */
  overallDeadline: number;
  /** Told about each source's outcome; for metrics and logs, without anything of the citizen's. */
  observe: (source: Source, state: Coverage['state'], milliseconds: number, failure?: SourceFailure) => void;
  /** Told when the index could not be written: the next visit then asks more than it need. */
  onForgotten: (error: unknown) => void;
  now: () => Date;
}

/** Under which the index knows whom this is about: the citizen, or whom they act for. */
const pseudonymOf = ({ subject, actingFor }: Person): string => actingFor?.subject ?? subject;

const named = ({ administration, name, service }: SourceIdentity): Source => ({ administration, name, service });

export class Folder {
  constructor(private readonly parts: FolderParts) {}

  async open<Item extends FolderItem, S extends SourceIdentity>(
    collection: Collection<Item, S>,
    request: FolderRequest,
  ): Promise<OpenedFolder<Item>> {
    const { connected, unconnected, presence, policy, now } = this.parts;
    const concerned = (source: Source) =>
      !collection.perBody || !request.filter.administrations?.length || request.filter.administrations.includes(source.administration);
    const allowed = (source: Source) => !collection.perBody || !request.only || request.only === source.administration;
    const all = collection.sources(connected);
    const wanted = all.filter(concerned);
    const sources = wanted.filter(allowed);
    const asking = choose({
      sources,
      known: await presence.known(pseudonymOf(request.person)),
      service: collection.name,
      policy,
      now: now(),
      always: (source) => source.administration === request.site || !collection.perBody,
      believe: request.usualPeriod && !request.fresh,
    });
    const service = all[0]?.service;
    const absent = service && collection.perBody ? unconnected(service).filter((source) => concerned(source) && allowed(source)) : [];
    const { signal, release } = untilDeadline(request.signal, this.parts.overallDeadline);
    const pending = new Map(
      asking.ask.map((source) => [source, this.#ask(collection, source, request, signal).then((result) => ({ source, result }))]),
    );
    return {
      sources: [...[...asking.ask, ...asking.stillEmpty.map(({ source }) => source)].map(named), ...absent],
      asked: asking.ask.map(named),
      unasked: asking.unasked,
      ...(request.only !== undefined && { limitedTo: request.only }),
      results: this.#results(collection.name, request, pending, release, [
        ...asking.stillEmpty.map(({ source, askedAt }) => stillEmpty(named(source), askedAt)),
        ...absent.map(notConnected),
      ]),
    };
  }

  async *#results<Item, S>(
    name: string,
    request: FolderRequest,
    pending: Map<S, Promise<{ source: S; result: SourceResult<Item> }>>,
    release: () => void,
    notAsked: Coverage[],
  ): AsyncGenerator<SourceResult<Item>> {
    for (const coverage of notAsked) yield { coverage, items: [] };
    const findings: PresenceFinding[] = [];
    try {
      while (pending.size > 0) {
        const { source, result } = await Promise.race(pending.values());
        pending.delete(source);
        findings.push(...this.#finding(name, result.coverage));
        yield result;
      }
    } finally {
      release();
      // The citizen does not wait for what only the next visit needs. A limited answer says nothing of what there is.
      if (request.usualPeriod && request.only === undefined) void this.#remember(pseudonymOf(request.person), findings);
    }
  }

  async #remember(subject: string, findings: PresenceFinding[]): Promise<void> {
    try {
      await this.parts.presence.note(subject, findings);
    } catch (error) {
      this.parts.onForgotten(error);
    }
  }

  /** What an answer teaches the index; a source that gave none teaches nothing. */
  #finding(service: string, { administration, state }: Coverage): PresenceFinding[] {
    if (state !== 'answered' && state !== 'empty') return [];
    const at = this.parts.now();
    const found = state === 'answered';
    return [
      { administration, service, found, at, negativeUntil: found ? null : new Date(at.getTime() + this.parts.policy.believeNothingFor) },
    ];
  }

  async #ask<Item extends FolderItem, S extends SourceIdentity>(
    collection: Collection<Item, S>,
    source: S,
    request: FolderRequest,
    signal: AbortSignal,
  ): Promise<SourceResult<Item>> {
    const { observe, now } = this.parts;
    const start = performance.now();
    try {
      if (!suffices(request.person.level, source.minimumLevel))
        throw new SourceFailure('level-too-low', 'the sign-in is not strong enough');
      const read = await collection.read(source, this.#sharedRead(source, request, signal));
      const answer = request.only === undefined ? read : limitTo(request.only, source, read);
      const coverage = answered(named(source), { ...answer, count: answer.items.length }, now());
      observe(named(source), coverage.state, performance.now() - start);
      return { coverage, items: answer.items.filter((item) => collection.keeps(item, request.filter)) };
    } catch (error) {
      const failure = error instanceof SourceFailure ? error : lateOrUnexpected(error, signal);
      observe(named(source), failure.state, performance.now() - start, failure);
      return { coverage: missing(named(source), failure), items: [] };
    }
  }

  #sharedRead(source: SourceIdentity, request: FolderRequest, signal: AbortSignal): SharedRead {
    const { person, period } = request;
    const whose = [person.subject, person.actingFor?.subject ?? '', person.level, period.from, period.to];
    return <T>(operation: string, read: (question: Question) => Promise<Answer<T>>) =>
      this.parts.shared.read(
        [...whose, source.service, source.administration, operation].join('\n'),
        signal,
        (stop) => this.parts.guardOf(source).run((own) => read({ person, period, signal: own }), stop),
        request.fresh,
      );
  }
}

const lateOrUnexpected = (error: unknown, signal: AbortSignal): SourceFailure =>
  signal.aborted
    ? new SourceFailure('late', 'no answer before the end of the request')
    : new SourceFailure('failed', error instanceof Error ? error.message : 'unknown failure', true, { cause: error });

/** Aborted when the citizen goes away or the time is up; `release` gives the timer back. */
function untilDeadline(gone: AbortSignal, milliseconds: number): { signal: AbortSignal; release: () => void } {
  const stop = new AbortController();
  // As many listeners as there are bodies.
  setMaxListeners(0, stop.signal, gone);
  const end = () => stop.abort();
  const timer = setTimeout(end, milliseconds);
  gone.addEventListener('abort', end, { once: true });
  if (gone.aborted) end();
  return {
    signal: stop.signal,
    release: () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
    },
  };
}
