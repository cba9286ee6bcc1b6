import { expect } from '@open-wc/testing';
import type { HostPort } from '../../../../src/mount/frame/host-port.js';

interface Inside extends Window {
  heard: { type: string }[];
  connects?: number;
  ready?: boolean;
  port: HostPort;
}

const soon = (milliseconds = 30) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the way from a page to its frame', () => {
  let frame: HTMLIFrameElement;
  const inside = () => frame.contentWindow as unknown as Inside;
  const connect = (data: unknown = { type: 'meu-espai/connect' }, ports = 1): MessagePort => {
    const channels = Array.from({ length: ports }, () => new MessageChannel());
    inside().postMessage(
      data,
      '*',
      channels.map(({ port2 }) => port2),
    );
    return channels[0]?.port1 ?? new MessageChannel().port1;
  };

  async function open(origins = location.origin): Promise<void> {
    frame = document.createElement('iframe');
    frame.src = `/test/support/host-port.html?origins=${encodeURIComponent(origins)}`;
    document.body.append(frame);
    while (!inside().ready) await soon(10);
  }
  afterEach(() => {
    frame.remove();
  });

  it('should be the first port that the page itself brings, and no second one', async () => {
    await open();
    const first = connect();
    const second = connect();
    await soon();
    expect(inside().connects).to.equal(1);
    first.postMessage({ type: 'lang', lang: 'ca', fixed: false });
    second.postMessage({ type: 'lang', lang: 'es', fixed: false });
    await soon();
    expect(inside().heard).to.deep.equal([{ type: 'lang', lang: 'ca', fixed: false }]);
  });

  it('should be refused to a page that the registry does not name', async () => {
    await open('https://town.example');
    connect();
    await soon();
    expect(inside().connects).to.equal(undefined);
  });

  it('should be refused to everybody but the page: to itself and to a frame beside it', async () => {
    await open();
    const sibling = document.createElement('iframe');
    document.body.append(sibling);
    const script = sibling.contentDocument?.createElement('script');
    if (!script) throw new Error('The sibling has no document.');
    script.textContent = `const { port2 } = new MessageChannel();
      parent.frames[${Array.from(document.querySelectorAll('iframe')).indexOf(frame)}].postMessage({ type: 'meu-espai/connect' }, '*', [port2]);`;
    sibling.contentDocument?.body.append(script);
    await soon();
    expect(inside().connects).to.equal(undefined);
    sibling.remove();
  });

  it('should not come with anything but the one message and one port', async () => {
    await open();
    for (const data of [0, null, 'meu-espai/connect', { type: 'connect' }, [], { type: ['meu-espai/connect'] }]) connect(data);
    connect(null, 0);
    connect({ type: 'meu-espai/connect' }, 0);
    connect({ type: 'meu-espai/connect' }, 2);
    await soon();
    expect(inside().connects).to.equal(undefined);
    connect();
    await soon();
    expect(inside().connects).to.equal(1);
  });

  it('should let through the three kinds of message that a page may send, and each only when it says something new', async () => {
    await open();
    const port = connect();
    const lang = { type: 'lang', lang: 'en', fixed: true };
    for (const message of [lang, lang, { type: 'height', height: 4 }, { type: 'read' }, 7, null, { type: 'attributes', tags: 'x' }, lang])
      port.postMessage(message);
    await soon();
    expect(inside().heard).to.deep.equal([lang, { type: 'attributes', tags: [] }]);
  });

  it('should tell the page afterwards what was so before there was somebody to hear it, of each kind the last', async () => {
    await open();
    inside().port.say({ type: 'height', height: 10 });
    inside().port.say({ type: 'state', index: 0, face: 'loading' });
    inside().port.say({ type: 'state', index: 1, face: 'here' });
    inside().port.say({ type: 'height', height: 20 });
    const port = connect();
    const heard: unknown[] = [];
    port.onmessage = ({ data }) => heard.push(data);
    await soon();
    expect(heard).to.deep.equal([
      { type: 'height', height: 20 },
      { type: 'state', index: 0, face: 'loading' },
      { type: 'state', index: 1, face: 'here' },
    ]);
  });
});
