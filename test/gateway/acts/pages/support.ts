/** The pages over a desk in memory, so that every state of an act can be put in front of them; the desk itself has tests of its own. */
import Fastify, { type FastifyInstance } from 'fastify';
import { actRoutes } from '../../../../gateway/src/acts/route.js';
import {
  DeskFailure,
  type ActDesk,
  type ActOrder,
  type ActRecord,
  type Actor,
  type Contents,
  type Look,
} from '../../../../gateway/src/acts/types.js';
import type { Notification } from '../../../../gateway/src/folder/model.js';
import type { TermOutages } from '../../../../gateway/src/outages/term.js';
import { Rates } from '../../../../gateway/src/limits/rates.js';
import type { Citizen } from '../../../../gateway/src/identity/index.js';
import { notificationOf as tidyNotification } from '../../../support/items.js';

export const origin = 'https://gateway.example';
export const id = 'an-opaque-id-of-ours';
export const officialNow = new Date('2026-03-10T08:00:00Z');

export const notificationOf = (changes: Partial<Notification> = {}): Notification => tidyNotification({ id, ...changes });

export const recordOf = (changes: Partial<ActRecord> = {}): ActRecord => ({
  key: 'the-key-of-the-act-1',
  notification: id,
  act: 'accept',
  state: 'confirmed',
  subject: 'pseudonym',
  onBehalfOf: null,
  site: null,
  body: { administration: '0800180001', name: "Ajuntament d'Abrera" },
  registerNumber: 'S2026000120',
  level: 'substantial',
  changesChannel: false,
  askedAt: officialNow,
  sentAt: officialNow,
  settledAt: officialNow,
  servedAt: '2026-03-10T09:00:01+01:00',
  refusal: null,
  confirmedBy: 'answer',
  ...changes,
});

export const lookOf = (changes: Partial<Look> = {}): Look => ({
  notification: notificationOf(),
  officialTime: '2026-03-10T09:00:00+01:00',
  choices: ['accept', 'reject'],
  hindrance: null,
  readable: false,
  mayChangeChannel: false,
  records: [],
  open: null,
  mayReplace: null,
  ...changes,
});

export const citizenOf = (changes: Partial<Omit<Citizen, 'person'>> & { person?: Partial<Citizen['person']> } = {}): Citizen => ({
  session: 'session-1',
  name: 'CIUTADANIA FICTÍCIA PF',
  maskedIdentifier: '***0000**',
  method: 'clave',
  signedInAt: officialNow,
  expiresAt: new Date('2026-03-10T10:00:00Z'),
  ...changes,
  person: { subject: 'pseudonym', identifier: '00000000T', identifierType: 'nif', level: 'substantial', ...changes.person },
});

export const entity = { subject: 'entity', identifier: 'Q0000000J', name: 'ENTITAT FICTÍCIA PJ' };

/** Answers what a test puts into it, and counts what it was asked to do. */
export class MemoryDesk implements ActDesk {
  current: Look | DeskFailure = lookOf();
  outcome: Partial<ActRecord> | DeskFailure = {};
  letter: Contents | DeskFailure = new DeskFailure('not-readable', 'not yet');
  readonly records = new Map<string, ActRecord>();
  file: DeskFailure | undefined;
  /** Until when a download takes. */
  until: Promise<void> = Promise.resolve();
  readonly performed: ActOrder[] = [];
  readonly looks: string[] = [];
  reads = 0;

  look(_actor: Actor, notification: string): Promise<Look> {
    this.looks.push(notification);
    return given(this.current);
  }

  async perform(_actor: Actor, order: ActOrder): Promise<ActRecord> {
    const known = this.records.get(order.key);
    if (known) return known;
    const outcome = await given(this.outcome);
    this.performed.push(order);
    const record = recordOf({ key: order.key, act: order.act, ...outcome });
    this.records.set(order.key, record);
    return record;
  }

  contents(): Promise<Contents> {
    this.reads++;
    return given(this.letter);
  }

  async download(_actor: Actor, _notification: string, what: { document: string } | 'evidence') {
    this.reads++;
    await this.until;
    if (this.file) throw this.file;
    if (what !== 'evidence' && what.document !== 'd1') throw new DeskFailure('not-found', 'no such document');
    return { content: Buffer.from('%PDF-'), type: 'application/pdf', name: 'resolució "1".pdf' };
  }

  record(_actor: Actor, key: string): Promise<ActRecord | undefined> {
    return Promise.resolve(this.records.get(key));
  }

  kept(_actor: Actor, notification: string): Promise<ActRecord[]> {
    return Promise.resolve([...this.records.values()].filter((record) => record.notification === notification).reverse());
  }
}

const given = <T>(value: T | DeskFailure): Promise<T> => (value instanceof DeskFailure ? Promise.reject(value) : Promise.resolve(value));

export const letterOf = (changes: Partial<Contents> = {}): Contents => ({
  notification: notificationOf({ state: 'accepted' }),
  text: 'Us demanem que aporteu el plànol.',
  footer: "Ajuntament d'Abrera",
  documents: [{ id: 'd1', name: 'resolució "1".pdf', bytes: 84_213, role: 'decision' }],
  evidence: true,
  discarded: 0,
  ...changes,
});

/** One citizen in front of the pages, and a clock that the test moves. */
export class Stage {
  readonly desk = new MemoryDesk();
  citizen: Citizen | undefined = citizenOf();
  perCitizen = 1_000;
  now = officialNow;
  /** What the log of outages says. */
  seen: TermOutages | undefined;
  /** Whose pages are asked for. */
  notification = id;
  app!: FastifyInstance;

  async open(desk: ActDesk = this.desk): Promise<this> {
    this.app = Fastify();
    await actRoutes(this.app, {
      publicUrl: origin,
      desk,
      rates: new Rates({ perCitizen: this.perCitizen, perSite: 1_000 }),
      identity: {
        browserCitizen: () => Promise.resolve(this.citizen),
        signInAddress: ({ returnTo, level, again }) =>
          `/oidc/start?${new URLSearchParams({ returnTo, ...(level && { level }), ...(again && { again: 'yes' }) }).toString()}`,
      },
      sites: {
        find: (ine10) =>
          ine10 === '0800180001'
            ? {
                administration: ine10,
                name: "Ajuntament d'Abrera",
                origins: ['https://abrera.example'],
                returnUrls: ['https://abrera.example/bustia'],
                mount: 'sealed',
                trusted: false,
                credentials: 'token',
              }
            : undefined,
      },
      operator: { name: 'Consorci de prova' },
      outagesIn: () => Promise.resolve(this.seen),
      formKey: Buffer.alloc(32, 7),
      now: () => this.now,
    });
    return this;
  }

  get(path = '', headers: Record<string, string> = {}) {
    return this.app.inject({ method: 'GET', url: `/act/${this.notification}${path}`, headers });
  }

  /** Sends a form as a browser does from one of the pages. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string | undefined> = {}) {
    const all = {
      origin,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-dest': 'document',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    };
    return this.app.inject({
      method: 'POST',
      url: `/act/${this.notification}${path}`,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
      payload: new URLSearchParams(fields).toString(),
    });
  }

  /** The first form, and the page to which it leads. */
  async question(act: string, more: Record<string, string> = {}) {
    const { statusCode, headers } = await this.post('/review?lang=ca', { act, ...more });
    return this.follow(statusCode, headers.location);
  }

  /** The page to which a form was answered. */
  follow(statusCode: number, location: string | string[] | undefined) {
    if (statusCode !== 303 || typeof location !== 'string') throw new Error(`answered ${statusCode}`);
    return this.app.inject({ method: 'GET', url: location });
  }

  /** Goes as far as the second step and gives what its form would send. */
  async review(act: string, more: Record<string, string> = {}): Promise<Record<string, string>> {
    const { body } = await this.question(act, more);
    return { ...hiddenFields(body), understood: 'yes' };
  }

  later(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }
}

export const hiddenFields = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

/** What stands on the page, as text. */
export const textOf = (body: string): string =>
  body
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
