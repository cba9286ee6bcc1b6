/**
 * The lists of the folder, whole (`application/json`) or streamed as the bodies answer (`application/x-ndjson`).
 * Nothing leaves before its row in the audit log is durable.
 */
import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Collection, dataUsage, notifications, procedures, registryEntries, type FolderItem } from '../../folder/collections.js';
import { completeness } from '../../folder/coverage.js';
import type { FolderRequest, OpenedFolder } from '../../folder/folder.js';
import type { Coverage } from '../../folder/model.js';
import type { SourceIdentity } from '../../folder/ports.js';
import { officialDay, officialTime, yearsBefore } from '../../folder/time.js';
import type { SiteCitizen } from '../../identity/index.js';
import { limitOf, whoAsks } from '../asking.js';
import { refuseOtherThanDays } from '../days.js';
import { encodingFor } from '../encoding.js';
import { type Mark, notificationMarks, unmarked } from './notification-marks.js';
import { Problem } from '../problem.js';
import { CollectionAnswer, type CollectionName, CollectionQuery, collectionItems, named } from '../schemas.js';
import type { Services } from '../services.js';
import { whenGone } from '../../limits/when-gone.js';

/** How far back a list goes when nobody asks for more. */
const usualYears = 3;
const ndjson = 'application/x-ndjson';

export function collectionRoutes(app: FastifyInstance, services: Services): void {
  add('procedures', 'Case files with their registry entries, and entries that no case file claims', procedures);
  add('registry-entries', 'Entries in the registers of the bodies', registryEntries);
  add('notifications', 'Notifications and communications, by what a list may say; nothing here has a legal effect', notifications);
  add('data-usage', "Who used the citizen's data, and the look-ups of this folder", dataUsage);

  function add<Item extends FolderItem, S extends SourceIdentity>(
    name: CollectionName,
    summary: string,
    collection: Collection<Item, S>,
  ): void {
    app.get<{ Querystring: CollectionQuery }>(
      `/v1/${name}`,
      {
        schema: {
          operationId: `list-${name}`,
          summary,
          description: `Streamed as \`${ndjson}\`: one StreamStart, a StreamSource for each source in the order in which they answer, one StreamEnd.`,
          querystring: CollectionQuery,
          response: {
            200: {
              description: 'The list',
              content: {
                'application/json': { schema: CollectionAnswer(collectionItems[name]) },
                [ndjson]: { schema: named('StreamSource') },
              },
            },
            ...Object.fromEntries([400, 401, 403, 406, 429, 503].map((status) => [status, named('Problem')])),
          },
        },
      },
      async (request, reply) => {
        const streamed = wantsStream(request);
        refuseIfFull();
        const { citizen, site } = await whoAsks(services, request, reply);
        // Only now: who is held back for having asked too often takes nobody's place.
        admit(reply);
        const only = limitOf(site);
        const question = { ...toFolderRequest(request, reply, citizen), ...(only !== undefined && { only }) };
        const opened = await services.folder.open(collection, question);
        const mark = name === 'notifications' ? await notificationMarks(services, citizen.person, request.log) : unmarked;
        await services.audit.append({
          at: services.now(),
          subject: citizen.person.subject,
          onBehalfOf: citizen.person.actingFor?.subject ?? null,
          site: citizen.site,
          resource: name,
          administrations: [...new Set(opened.asked.map(({ administration }) => administration))],
          capacity: citizen.person.actingFor ? 'representative' : 'interested',
          level: citizen.person.level,
          purpose: 'citizen-consultation',
        });
        void reply.header('cache-control', 'no-store');
        return streamed
          ? send(request, reply.type(ndjson), streamLines(opened, question, mark))
          : send(request, reply.type('application/json'), [JSON.stringify(await gather(opened, question, mark))]);
      },
    );
  }

  let running = 0;

  /** Past the limit an answer would come late for everybody: better one citizen asks again in a moment. */
  function refuseIfFull(): void {
    if (running >= services.concurrent) throw new Problem('overloaded', 'Ask again in a moment.', { 'retry-after': '2' });
  }

  function admit({ raw }: FastifyReply): void {
    refuseIfFull();
    // Whoever has gone by now leaves no more.
    if (raw.closed) return;
    running += 1;
    raw.once('close', () => (running -= 1));
  }

  function toFolderRequest(
    request: FastifyRequest<{ Querystring: CollectionQuery }>,
    reply: FastifyReply,
    citizen: SiteCitizen,
  ): FolderRequest {
    const { administration, from, to, state, capacity, q, fresh = false } = request.query;
    const unknown = administration?.filter((code) => !services.administrations.has(code));
    if (unknown?.length) throw new Problem('administration-unknown', `This gateway knows no administration ${unknown.join(', ')}.`);
    refuseOtherThanDays({ from, to });
    const today = officialDay(services.now());
    const usual = { from: yearsBefore(today, usualYears), to: today };
    const period = { from: from ?? (to && to <= usual.from ? yearsBefore(to, usualYears) : usual.from), to: to ?? usual.to };
    if (period.from > period.to) throw new Problem('parameter-invalid', '"from" has to be the same day as "to" or an earlier one.');
    return {
      person: citizen.person,
      site: citizen.site,
      period,
      usualPeriod: from === undefined && to === undefined,
      filter: { administrations: administration, states: state, capacity, words: q },
      fresh,
      signal: whenGone(reply),
    };
  }

  const notAsked = ({ unasked, limitedTo }: OpenedFolder<unknown>) => ({
    unasked,
    ...(limitedTo !== undefined && { limitedTo: services.administrations.body(limitedTo).name }),
  });

  async function* streamLines(opened: OpenedFolder<unknown>, { period }: FolderRequest, mark: Mark): AsyncGenerator<string> {
    const coverage: Coverage[] = [];
    yield line({ kind: 'start', sources: opened.sources, officialTime: officialTime(services.now()), period, ...notAsked(opened) });
    for await (const result of opened.results) {
      coverage.push(result.coverage);
      yield line({ kind: 'source', ...result, items: await mark(result.items) });
    }
    yield line({ kind: 'end', completeness: completeness(coverage, missing(opened)), officialTime: officialTime(services.now()) });
  }

  async function gather(opened: OpenedFolder<unknown>, { period }: FolderRequest, mark: Mark): Promise<unknown> {
    const sources: Coverage[] = [];
    const items: unknown[] = [];
    for await (const result of opened.results) {
      sources.push(result.coverage);
      items.push(...(await mark(result.items)));
    }
    return {
      completeness: completeness(sources, missing(opened)),
      officialTime: officialTime(services.now()),
      period,
      ...notAsked(opened),
      sources,
      items,
    };
  }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Compressed where the browser takes it, each piece at once: on a bad line the bytes are what a citizen waits for. */
function send(request: FastifyRequest, reply: FastifyReply, pieces: AsyncIterable<string> | Iterable<string>): FastifyReply {
  const body = Readable.from(pieces, { objectMode: false });
  const encoding = encodingFor(request, ['gzip']);
  if (encoding === 'identity') return reply.send(body);
  const gzip = createGzip({ level: 4, flush: constants.Z_SYNC_FLUSH });
  body.once('error', (error) => gzip.destroy(error));
  // Whoever leaves closes only this end.
  gzip.once('close', () => body.destroy());
  return reply.headers({ 'content-encoding': encoding, vary: 'accept-encoding, origin' }).send(body.pipe(gzip));
}

function wantsStream({ headers }: FastifyRequest): boolean {
  const accept = headers.accept ?? '*/*';
  if (accept.includes(ndjson)) return true;
  if (/application\/(json|\*)|\*\/\*/.test(accept)) return false;
  throw new Problem('not-acceptable');
}

/** What a limited site does not get is missing as well. */
const missing = ({ unasked, limitedTo }: OpenedFolder<unknown>): number => unasked + (limitedTo === undefined ? 0 : 1);
