/** Hostile pages, the gateway whose frames they hold, and bodies whose every answer is a canary. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { serveCdn } from '../../../demo/cdn.js';
import { frames } from '../hosts/frames.js';
import { intrinsics } from '../hosts/intrinsics.js';
import type { HostPage } from '../hosts/page.js';
import { surroundings } from '../hosts/surroundings.js';
import { assertNobodyOf } from '../../support/canary.js';
import { fictitiousPerson } from '../../support/valid.js';
import { enotumAnswer, hccAnswer, startBodies, tracesAnswer } from './bodies.js';
import { GatewayUnderAttack, identifiers } from './gateway.js';
import { startHostServer } from './host-server.js';

/** What a page is that does nothing of its own. */
const honest: HostPage = { what: 'is honest' };

export const HOST_PAGES: readonly HostPage[] = [...intrinsics, ...surroundings, ...frames];

const [identifier = ''] = identifiers(1);
const SEALED = '9900000018';
const OPEN = '9900000026';
const CDN_FOLDER = fileURLToPath(new URL('../../../cdn/', import.meta.url));

export interface HostWorld {
  gateway: GatewayUnderAttack;
  /** INE10 of the town. */
  site: string;
  /** INE10 of a town that has the tags in the page itself. */
  openSite: string;
  /** Stands in every row that the citizen sees. */
  canary: string;
  /** What no page may get hold of, as far as it is known beforehand. */
  secrets: readonly string[];
  /** Puts the addresses into what a page runs. */
  fill: (text: string) => string;
  addressOf: (index: number) => string;
  /** A page of the same town that does nothing of its own. */
  honestAddress: string;
  /** The same page in a town that has the tags in the page itself: there it gets hold of everything. */
  openAddressOf: (index: number) => string;
  /** Addresses that browsers called, as far as a test writes them down here; looked through on closing. */
  called: string[];
  close(): Promise<void>;
}

export async function startHostWorld({ messages }: { messages: number }): Promise<HostWorld> {
  const canary = `canari-${randomBytes(9).toString('hex')}`;
  const bodies = await startBodies((asked) => {
    if (asked.operation.startsWith('consulta')) return hccAnswer(asked, canary);
    return asked.operation === 'traces' ? tracesAnswer(asked, canary) : enotumAnswer(asked, canary, [identifier]);
  });
  const cdn = await serveCdn(0, CDN_FOLDER);
  const sealed = await startHostServer({ pages: [...HOST_PAGES, honest], site: SEALED, messages });
  const open = await startHostServer({ pages: HOST_PAGES, site: OPEN, mount: 'open', messages });
  const site = (ine10: string, origin: string, mount: 'sealed' | 'open') => ({
    ine10,
    name: 'Ajuntament de Vila',
    site: {
      origins: [origin],
      returnUrls: [...HOST_PAGES, honest].map((_, index) => origin + sealed.path(index)),
      mount,
      trusted: mount === 'open',
    },
  });
  const origin = `http://vila.localhost:${sealed.port}`;
  const openOrigin = `http://obert.localhost:${open.port}`;
  const gateway = await GatewayUnderAttack.start({
    host: 'espai.localhost',
    bodies: [bodies.hcc(0), bodies.aoc],
    sites: [site(SEALED, origin, 'sealed'), site(OPEN, openOrigin, 'open')],
  });
  gateway.becomes(identifier);
  sealed.serve({ gateway: gateway.url, cdn: cdn.origin, origin });
  open.serve({ gateway: gateway.url, cdn: cdn.origin, origin: openOrigin });
  const called: string[] = [];
  const named = (index: number) => (HOST_PAGES[index]?.host ? `http://${HOST_PAGES[index].host}:${sealed.port}` : origin);
  return {
    gateway,
    site: SEALED,
    openSite: OPEN,
    canary,
    secrets: [canary, identifier, 'Maria Prova'],
    fill: (text) => sealed.fill(text),
    addressOf: (index) => named(index) + sealed.path(index) + (HOST_PAGES[index]?.fragment ?? ''),
    honestAddress: origin + sealed.path(HOST_PAGES.length),
    openAddressOf: (index) => openOrigin + open.path(index),
    called,
    close: async () => {
      for (const one of [bodies, cdn, sealed, open]) await one.close();
      await gateway.stop();
      if (called.length > 0) assertNobodyOf([identifier], [canary, fictitiousPerson.surnames], { 'the addresses': called.join('\n') });
    },
  };
}
