/** A page with sealed tags in WebKitGTK, as a citizen with a keyboard goes through it. */
import { type ElementReference, KEYS, type WebDriverSession } from '../../support/webdriver.js';
import type { HostVisit } from './host-visit.js';

/** What stands below a document or in the open shadow roots below it. */
const below = `const below = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? below(one.shadowRoot) : [])]);
  const found = below(document).filter((one) => one.part?.contains(arguments[0]));`;

export class WebKitVisit implements HostVisit {
  #page = '';

  constructor(readonly browser: WebDriverSession) {}

  async goTo(address: string): Promise<void> {
    await this.browser.goTo(address);
    this.#page = await this.browser.window();
  }

  async signIn(): Promise<void> {
    await this.pressSignIn();
    for (let tries = 1; tries <= 40; tries += 1) {
      await pause(500);
      if ((await this.rows().catch(() => [])).length > 0) return;
      // A window that shows it may stay. Who asks anything of one that is about to close brings this browser down now and then.
      await this.goOn().catch(() => undefined);
      // Where a window could not be had, the next click leaves with the whole page.
      if (tries === 10) await this.pressSignIn().catch(() => undefined);
    }
  }

  async rows(): Promise<readonly string[]> {
    await this.enter('my-procedures');
    return (await this.browser.run(`${below} return found.map((one) => one.textContent);`, 'item')) as string[];
  }

  async run(expression: string): Promise<unknown> {
    await this.#leaveFrame();
    return this.browser.evaluate(expression);
  }

  async inside(expression: string): Promise<readonly string[]> {
    await this.enter('my-session');
    return [(await this.browser.run(`return ${expression};`)) as string];
  }

  /** Choosing a frame gives it the focus, as far as WebKit lets a script; Tab goes on from there. */
  async pressSignIn(): Promise<void> {
    for (const until = Date.now() + 20_000; Date.now() < until;) {
      if (await this.#reachSignIn().catch(() => false)) {
        await this.browser.press(KEYS.enter);
        return;
      }
      await pause(100);
    }
    throw new Error('the button to sign in was never reached');
  }

  /** Chooses the first window in which something holds, within a quarter of a minute. */
  async chooseWindow(holds: () => Promise<boolean>): Promise<void> {
    await eventually(async () => {
      for (const window of await this.browser.windows()) {
        await this.browser.choose(window);
        if (await holds()) return true;
      }
      return false;
    });
  }

  /** Past what the issuer says or asks the first time on the way back to the page, if it does so now. */
  async goOn(): Promise<void> {
    await this.#leaveFrame();
    // No page around the tags has such a way, and a window that can be closed goes by itself.
    const onward = await this.browser.run(
      `return /^.(frame|oidc)./.test(location.pathname) && document.querySelector('[data-go-on]:not(#close)');`,
    );
    if (onward) await this.browser.click(onward as ElementReference);
  }

  /** Chooses the frame of a tag, or the page itself where the tag stands in it. */
  async enter(tag: string): Promise<void> {
    await this.#leaveFrame();
    const frame = await this.browser.run(
      // A page may have put something of its own in the place of the document's methods.
      `const tag = Document.prototype.querySelector.call(document, arguments[0]); return (tag?.shadowRoot ?? tag)?.querySelector('iframe') ?? null;`,
      tag,
    );
    if (frame) await this.browser.enter(frame as ElementReference);
  }

  async #reachSignIn(): Promise<boolean> {
    await this.enter('my-session');
    const isAt = () => this.browser.run(`${below} return found.some((one) => one.getRootNode().activeElement === one);`, 'sign-in');
    if (await isAt()) return true;
    await this.browser.press(KEYS.tab);
    return (await isAt()) as boolean;
  }

  async #leaveFrame(): Promise<void> {
    await this.browser.choose(this.#page);
    await this.browser.enter(null);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Until something holds. Meanwhile a window may close, a document may go. @throws when so many milliseconds were not enough */
export async function eventually(holds: () => Promise<boolean>, patience = 15_000): Promise<void> {
  const until = Date.now() + patience;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > until) throw new Error(`It never came about: ${String(holds)}`);
    await pause(100);
  }
}
