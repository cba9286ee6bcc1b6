/** The way through the issuer and the simulated VÀLid, in the page itself or in a window of its own. */
import type { Locator, Page } from 'playwright-core';
import { clickOn, tagOn } from './support.js';

export interface Choice {
  method?: 'clave' | 'certificat' | 'idcatmobil';
  person?: string;
}

/** What the issuer offers where it has something to say or to ask: to close the window, or to go on to the page. */
const goOn = '#close, a.button, [data-yes]';

const away = /(?:valid|espai)\.localhost/;

/** Clicks, and gives the page in which the sign-in goes on: a window of its own, or the page itself. */
export async function follow(page: Page, button: Locator): Promise<Page> {
  // For a click in a tab that lies behind another, Chromium opens no window.
  await page.bringToFront();
  const window = page.context().waitForEvent('page', { timeout: 10_000 });
  const gone = page.waitForURL(away, { timeout: 10_000, waitUntil: 'commit' }).then(() => page);
  for (const never of [window, gone]) never.catch(() => undefined);
  await clickOn(button);
  return Promise.any([window, gone]);
}

export const signInButton = (page: Page): Locator => tagOn(page, 'my-session').locator('[part~="sign-in"]');

export const signOutButton = (page: Page): Locator => tagOn(page, 'my-session').locator('[part~="sign-out"]');

/** Clicks "sign in" on the page, goes through VÀLid and past what the issuer has to say, until the page knows who is there. */
export async function signIn(page: Page, choice: Choice = {}): Promise<void> {
  const back = new URL(page.url()).host;
  const at = await follow(page, signInButton(page));
  await identify(at, choice);
  await passNotice(at, back);
  await signOutButton(page).waitFor({ timeout: 15_000 });
}

/** Fills in VÀLid's pages. */
export async function identify(at: Page, { method = 'clave', person = '00000000T' }: Choice = {}): Promise<void> {
  await at.waitForURL(/valid\.localhost/);
  await at.locator(`#method-${method}`).check();
  await at.locator('#person').selectOption(person);
  await at.locator('#continue').click();
  if (method !== 'idcatmobil') return;
  const code = await at.locator('#sent-code').innerText();
  await at.locator('#code').fill(code);
  await at.locator('#continue').click();
}

/** Past what the issuer has to say on the way back, where it says something: closes the window, or goes on to the page. */
export async function passNotice(at: Page, host: string): Promise<void> {
  const isBack = () => at.isClosed() || new URL(at.url()).host === host;
  for (const until = Date.now() + 15_000; !isBack() && Date.now() < until;) {
    const closed = at.isClosed() ? Promise.resolve() : at.waitForEvent('close', { timeout: 15_000 });
    const notice = at.locator(goOn).waitFor({ timeout: 15_000 });
    const arrived = at.waitForURL((url) => url.host === host, { timeout: 15_000 });
    for (const never of [closed, notice, arrived]) never.catch(() => undefined);
    await Promise.any([closed, notice, arrived]);
    if (isBack()) return;
    const asked = at.url();
    // The window may be gone before the click is over.
    await at
      .locator(goOn)
      .click()
      .catch((error: unknown) => {
        if (!at.isClosed()) throw error;
      });
    if (!at.isClosed()) await Promise.any([closed, at.waitForURL((url) => url.href !== asked)]);
  }
}
