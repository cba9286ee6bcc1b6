/** The way to the pages of legal acts, and through them. */
import type { Page } from 'playwright-core';
import { Citizen } from '../support/citizen.js';
import { identify } from './signing-in.js';
import type { Stage, Visit } from './support.js';

/** Longer than a confirmation has to be looked at. */
export const inMind = 1_100;

/** Addresses of the notifications in a citizen's list by a piece of their titles, as the tag would link to them. The stage's sites have to be open. */
export async function actAddresses(stage: Stage, representing = false): Promise<(title: string) => string> {
  const { sites, gateway } = stage.world.addresses;
  const origin = sites.abrera;
  const citizen = await new Citizen(stage.world, {
    site: '0800180001',
    origin,
    returnUrl: `${origin}/bustia`,
    method: 'certificat',
    representing,
  }).signIn();
  const { items } = await citizen.json<{ items: { id: string; title: string }[] }>('/v1/notifications');
  return (title) => {
    const found = items.find((item) => item.title.includes(title));
    if (!found) throw new Error(`There is no notification “${title}”.`);
    return `${gateway}/act/${found.id}?lang=ca&site=0800180001`;
  };
}

/** Somebody at a computer of their own, who signs in on the page of a notification. */
export async function arriveAt(
  stage: Stage,
  address: string,
  {
    method = 'certificat',
    representing = false,
    ...options
  }: { method?: 'clave' | 'certificat'; representing?: boolean } & Parameters<Stage['arrive']>[0] = {},
): Promise<Visit> {
  const visit = await stage.arrive(options);
  const { page } = visit;
  await page.goto(address);
  await page.locator('main .button').click();
  await page.waitForURL(/valid\.localhost/);
  if (representing) await page.locator('#representing').check();
  await identify(page, { method });
  await page.waitForURL(/\/act\//);
  return visit;
}

/** As far as the second step, and a second later. */
export async function askFor(page: Page, act: 'accept' | 'reject' | 'read'): Promise<void> {
  await page.locator(`button[value="${act}"]`).click();
  await page.locator('#understood').check();
  await page.waitForTimeout(inMind);
}

export const confirm = (page: Page): Promise<void> => page.locator('[data-acts]').click();

/** What the register has on record, in order. */
export const effectsIn = async (stage: Stage): Promise<string[]> =>
  (await stage.world.control.ledger()).entries.flatMap(({ effect }) => (effect === 'none' ? [] : [effect]));
