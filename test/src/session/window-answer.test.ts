import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { answerOf } from '../../../src/session/window-answer.js';

/** Stands for the window that the frame opened: a port may be the source of a message, and its state is ours to say. */
const openedWindow = () => Object.assign(new MessageChannel().port1, { closed: false });
const asWindow = (port: MessagePort) => port as unknown as Window;
const say = (data: unknown, source: MessageEventSource | null, origin = location.origin) =>
  dispatchEvent(new MessageEvent('message', { data, source, origin }));
const answer = (search: unknown) => ({ type: 'meu-espai/answer', search });
const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the answer of the window in which somebody signs in', () => {
  it('should be heard from the window that was opened', async () => {
    const opened = openedWindow();
    const heard = answerOf(asWindow(opened));
    say(answer('?code=abc&state=xyz'), opened);
    expect(await heard).to.equal('?code=abc&state=xyz');
  });

  it('should be nothing where the window goes without', async () => {
    const opened = openedWindow();
    const heard = answerOf(asWindow(opened));
    opened.closed = true;
    expect(await heard).to.equal(undefined);
  });

  it('should be heard also when it comes a moment after the window has closed', async () => {
    const opened = openedWindow();
    const heard = answerOf(asWindow(opened));
    opened.closed = true;
    await soon(350);
    say(answer('?code=abc'), opened);
    expect(await heard).to.equal('?code=abc');
  });

  it('should never be heard from another window, another origin or in another form', () => {
    const opened = openedWindow();
    const strangers = [window, new MessageChannel().port1, null];
    let heard = false;
    void answerOf(asWindow(opened)).then(() => (heard = true));
    const good = answer('?code=forged&state=forged');
    const anyOrigin = fc.oneof(
      fc.webUrl().map((url) => new URL(url).origin),
      fc.constantFrom('null', '', `${location.origin}.evil.example`),
    );
    const anyForm = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.oneof(fc.string(), fc.constant('meu-espai/answer')), search: fc.oneof(fc.anything(), fc.constant('code=1')) }),
      fc.string({ minLength: 4097, maxLength: 5000 }).map((text) => answer(`?${text}`)),
    );
    const isForm = ({ type, search }: { type?: unknown; search?: unknown }) =>
      type === 'meu-espai/answer' && typeof search === 'string' && search.startsWith('?') && search.length <= 4096;
    return fc
      .assert(
        fc.asyncProperty(anyOrigin, fc.constantFrom(...strangers), anyForm, async (origin, stranger, form) => {
          say(good, opened, origin);
          say(good, stranger);
          if (!isForm(Object(form) as object)) say(form, opened);
          await Promise.resolve();
          return !heard;
        }),
        { numRuns: 1_000 },
      )
      .finally(() => {
        opened.closed = true;
      });
  });
});
