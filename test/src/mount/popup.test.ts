import { expect } from '@open-wc/testing';

const page = new URL('../../support/sign-in-window.html', import.meta.url).href;
const soon = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the window of a sign-in', () => {
  let opened: Window | null;
  let heard: MessageEvent<unknown>[];
  const listen = (event: MessageEvent<unknown>) => void heard.push(event);

  const show = async (query: string, features = 'popup') => {
    opened = open(`${page}?${query}`, '', features);
    for (let tries = 0; opened?.document.readyState !== 'complete' && !opened?.closed && tries < 100; tries++) await soon();
    await soon(100);
  };

  beforeEach(() => {
    heard = [];
    addEventListener('message', listen);
  });

  afterEach(() => {
    removeEventListener('message', listen);
    opened?.close();
  });

  it('should hand the answer to the frame that opened it, and close', async () => {
    await show('page=callback&code=abc&state=xyz');
    expect(heard.map(({ data, source, origin }) => [data, source === opened, origin])).to.deep.equal([
      [{ type: 'meu-espai/answer', search: '?page=callback&code=abc&state=xyz' }, true, location.origin],
    ]);
    expect(opened?.closed).to.equal(true);
  });

  it('should stay open for what the citizen is told the first time, with the code out of its address', async () => {
    await show('page=callback&notice&code=abc&state=xyz');
    expect(heard).to.have.length(1);
    expect([opened?.closed, opened?.location.search]).to.deep.equal([false, '']);
    opened?.document.querySelector<HTMLElement>('#close')?.click();
    await soon(50);
    expect(opened?.closed).to.equal(true);
  });

  it('should wait where it is to be sent on, and say nothing', async () => {
    await show('page=wait');
    expect([opened?.closed, heard.length]).to.deep.equal([false, 0]);
  });

  describe('cut off from the frame', () => {
    /** The script in a window without an opener that the test can still look into. */
    const showWithout = async (query: string) => {
      await show('page=wait');
      if (!opened) return;
      opened.opener = null;
      opened.location.search = query;
      await soon(300);
    };

    it('should say how to go on, and tell nobody', async () => {
      await showWithout('page=callback&code=abc&state=xyz');
      expect(opened?.document.querySelector('#opener-lost')?.hasAttribute('hidden')).to.equal(false);
      expect([opened?.closed, heard.length, opened?.location.search]).to.deep.equal([false, 0, '']);
    });

    it('should not wait for nobody', async () => {
      await showWithout('page=wait');
      expect(opened?.closed).to.equal(true);
    });
  });
});
