/** The loader in a page, with frames that are built and frames that say what the test wants. Needs `npm run build:kit`. */
import { expect } from '@open-wc/testing';
import { watchConsole } from '../../support/console.js';

/** A tag of the sealed mount. */
type Tag = HTMLElement & { face?: string; focused?: boolean; frame?: HTMLIFrameElement };
interface Inside extends Window {
  heard: { type: string; tags: { name: string; attributes: Record<string, string> }[]; lang: string; theme: Record<string, string> }[];
  connects: number;
  port: MessagePort;
}

const built = '0800180001';
const fake = '0801930008';

const soon = (milliseconds = 40) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await soon(20);
  }
}

let copies = 0;
/** Each test has a loader of its own, which knows its tags by a prefix of its own. */
async function load(name = 'loader.js'): Promise<string> {
  copies += 1;
  const prefix = `town${copies}`;
  await import(/* @vite-ignore */ new URL(`/cdn/${name}?prefix=${prefix}`, location.origin).href);
  return prefix;
}

describe('the loader', () => {
  const said = watchConsole();
  let root: HTMLElement;
  let prefix: string;

  const tag = (name: string) => root.querySelector<Tag>(`${prefix}-${name}`) as Tag;
  const inside = (of: Tag) => of.frame?.contentWindow as unknown as Inside;
  const setupOf = (of: Tag) =>
    JSON.parse(decodeURIComponent(new URL(of.frame?.src ?? '').hash.slice(1))) as Inside['heard'][number] & Record<string, unknown>;
  const space = (administration: string, more = '', inner = '') =>
    `<${prefix}-space gateway="${location.origin}" administration="${administration}" ${more}>${inner}</${prefix}-space>`;
  const tags = (...names: string[]) => names.map((name) => `<${prefix}-${name}></${prefix}-${name}>`).join('');
  const connected = (of: Tag) => until(() => of.frame && inside(of).connects > 0 && inside(of).heard.length >= 3);
  const last = (of: Tag, type: string) => inside(of).heard.findLast((message) => message.type === type);

  beforeEach(async () => {
    root = document.createElement('div');
    document.body.append(root);
    prefix = await load();
  });

  afterEach(() => {
    root.remove();
    document.documentElement.removeAttribute('style');
  });

  it('should wait for the space, then show each tag in a frame of the gateway', async () => {
    root.innerHTML = tags('session', 'procedures');
    await soon();
    expect(root.querySelector('iframe')).to.equal(null);
    expect(tag('session').frame).to.equal(undefined);
    root.insertAdjacentHTML('beforeend', space(fake));
    const frame = await until(() => tag('procedures').frame);
    expect(frame.src).to.match(new RegExp(`^${location.origin}/frame/${fake}\\?tags=my-procedures&lang=`));
    expect(frame.getAttribute('sandbox')).to.equal(
      'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads allow-top-navigation-by-user-activation',
    );
    expect(frame.getAttribute('allow')).to.equal('');
    expect(frame.referrerPolicy).to.equal('strict-origin');
    expect(tag('session').frame).not.to.equal(undefined);
  });

  it('should tell the frame tags, attributes, language, tokens and page, and nothing else', async () => {
    document.documentElement.style.setProperty('--my-radius', '9px');
    document.documentElement.style.setProperty('--town-own', 'secret');
    root.innerHTML = `${space(fake, 'lang="es" login="redirect"')}<${prefix}-procedures heading-level="3" compact class="x" onclick="1"></${prefix}-procedures>`;
    await until(() => tag('procedures').frame);
    const setup = setupOf(tag('procedures'));
    expect(setup.tags).to.deep.equal([{ name: 'my-procedures', attributes: { compact: '', 'heading-level': '3' } }]);
    expect(setup).to.include({ lang: 'es', fixed: true, login: 'redirect', page: location.origin + location.pathname });
    expect(setup.theme['--my-radius']).to.equal('9px');
    expect(Object.keys(setup.theme).sort()).to.deep.equal(['--my-radius', 'font-family', 'font-size', 'line-height']);
    expect(Object.keys(setup).sort()).to.deep.equal(['fixed', 'lang', 'login', 'page', 'scheme', 'tags', 'theme']);
  });

  it('should survive a library that teaches lists to write themselves as JSON', async () => {
    const prototype = Array.prototype as unknown as Record<string, unknown>;
    prototype['toJSON'] = () => 'broken';
    try {
      root.innerHTML = space(fake) + tags('session');
      await until(() => tag('session').frame);
      expect(setupOf(tag('session')).tags).to.deep.equal([{ name: 'my-session', attributes: {} }]);
    } finally {
      delete prototype['toJSON'];
    }
  });

  it('should bring a port to the frame, and take height, state and focus from it', async () => {
    root.innerHTML = space(fake) + tags('procedures');
    await until(() => tag('procedures').frame);
    await connected(tag('procedures'));
    const { port } = inside(tag('procedures'));
    port.postMessage({ type: 'height', height: 333 });
    port.postMessage({ type: 'state', index: 0, face: 'loading' });
    port.postMessage({ type: 'state', index: 0, face: 'here' });
    port.postMessage({ type: 'focus', within: true });
    await until(() => tag('procedures').focused);
    expect(tag('procedures').frame?.getBoundingClientRect().height).to.equal(333);
    expect(tag('procedures').face).to.equal('here');
    expect(tag('procedures').matches(':state(here)')).to.equal(true);
    expect(tag('procedures').matches(':state(loading)')).to.equal(false);
  });

  it('should take for a height nothing but a number within bounds', async () => {
    root.innerHTML = space(fake) + tags('procedures');
    await until(() => tag('procedures').frame);
    await connected(tag('procedures'));
    const height = async (said: unknown) => {
      inside(tag('procedures')).port.postMessage({ type: 'height', height: said });
      await soon();
      return tag('procedures').frame?.getBoundingClientRect().height ?? -1;
    };
    expect(await height(120)).to.equal(120);
    expect(await height(1e9)).to.equal(100_000);
    for (const odd of [NaN, -5, '50px;position:fixed', {}, undefined, Infinity]) {
      const taken = await height(odd);
      expect(taken).to.be.within(0, 100_000);
    }
    expect(tag('procedures').frame?.style.position).to.equal('');
  });

  it('should pass on what changes later: attributes, language, tokens', async () => {
    root.innerHTML = space(fake) + tags('procedures');
    await until(() => tag('procedures').frame);
    await connected(tag('procedures'));
    tag('procedures').setAttribute('heading-level', '4');
    await until(() => last(tag('procedures'), 'attributes')?.tags[0]?.attributes['heading-level'] === '4');
    tag('space').setAttribute('lang', 'en');
    await until(() => last(tag('procedures'), 'lang')?.lang === 'en');
    document.documentElement.style.setProperty('--my-radius', '3px');
    await until(() => last(tag('procedures'), 'theme')?.theme['--my-radius'] === '3px');
    expect(inside(tag('procedures')).connects).to.equal(1);
  });

  it('should name each frame for those who cannot see it, in the language of the page', async () => {
    root.innerHTML = space(fake, 'lang="en"') + tags('procedures', 'session');
    await until(() => tag('session').frame?.title);
    expect(tag('procedures').frame?.title).to.equal('My procedures');
    tag('space').setAttribute('lang', 'oc-aranes');
    await until(() => tag('procedures').frame?.title === 'Es mèns tramits');
  });

  it('should follow tags that come, go and move, and connect again after a move', async () => {
    root.innerHTML = space(fake);
    root.insertAdjacentHTML('beforeend', tags('procedures'));
    await until(() => tag('procedures').frame);
    await connected(tag('procedures'));
    root.prepend(tag('procedures'));
    await soon(100);
    await connected(tag('procedures'));
    tag('procedures').remove();
    root.insertAdjacentHTML('beforeend', tags('procedures'));
    await until(() => tag('procedures').frame);
  });

  it('should show the tags inside a shared space in one frame, in their order, and leave the rest where it is', async () => {
    root.innerHTML =
      space(fake, 'frame="shared"', `<h2>Town</h2>${tags('session')}<p>text</p>${tags('procedures')}`) + tags('notifications');
    await until(() => tag('session').frame && tag('notifications').frame);
    await connected(tag('session'));
    expect(tag('procedures').frame).to.equal(undefined);
    expect(setupOf(tag('session')).tags.map(({ name }) => name)).to.deep.equal(['my-session', 'my-procedures']);
    expect(setupOf(tag('notifications')).tags.map(({ name }) => name)).to.deep.equal(['my-notifications']);
    expect(Array.from(tag('space').children, ({ localName }) => localName)).to.deep.equal([
      'h2',
      `${prefix}-session`,
      'p',
      `${prefix}-procedures`,
    ]);
    inside(tag('session')).port.postMessage({ type: 'state', index: 1, face: 'empty' });
    await until(() => tag('procedures').face === 'empty');
    tag('procedures').before(document.createElement(`${prefix}-data-usage`));
    await until(() => last(tag('session'), 'attributes')?.tags.length === 3);
    tag('session').remove();
    await until(() => tag('data-usage').frame);
  });

  it('should let the first space configure the page, and a second one its own tags', async () => {
    root.innerHTML = tags('procedures') + space(fake) + space(built, '', tags('session'));
    await until(() => tag('session').frame && tag('procedures').frame);
    expect(tag('procedures').frame?.src).to.include(`/frame/${fake}`);
    expect(tag('session').frame?.src).to.include(`/frame/${built}`);
    await until(() => said.warnings.length > 0);
    expect(said.warnings[0]).to.include('A second');
  });

  it('should find the space above the shadow root in which a tag stands', async () => {
    root.innerHTML = space(built) + space(fake, '', '<div></div>');
    const shadow = root.querySelector('div')?.attachShadow({ mode: 'open' });
    const inner = document.createElement(`${prefix}-session`) as Tag;
    shadow?.append(inner);
    await until(() => inner.frame);
    expect(inner.frame?.src).to.include(`/frame/${fake}`);
  });

  for (const [what, attributes, words] of [
    ['a gateway that is no address', `gateway="espai" administration="${fake}"`, 'no web address'],
    ['an administration that is none', `gateway="https://one.example" administration="80193"`, 'no code of a public body'],
  ] as const) {
    it(`should say what is wrong with ${what}, and show nothing`, async () => {
      root.innerHTML = `<${prefix}-space ${attributes}></${prefix}-space>${tags('session')}`;
      await until(() => said.errors.length > 0);
      expect(said.errors[0]).to.include(words);
      expect(tag('session').frame).to.equal(undefined);
    });
  }

  it('should say once that it is loaded twice, and go on', async () => {
    await import(/* @vite-ignore */ new URL(`/cdn/loader.js?prefix=${prefix}&again`, location.origin).href);
    await until(() => said.warnings.length > 0);
    expect(said.warnings[0]).to.include('twice');
    root.innerHTML = space(fake) + tags('session');
    await until(() => tag('session').frame);
    expect(said.errors).to.deep.equal([]);
  });

  it('should say when another script took a name, and show the others', async () => {
    customElements.define(`${prefix}-session`, class extends HTMLElement {});
    root.innerHTML = space(fake) + tags('session', 'procedures');
    await until(() => tag('procedures').frame);
    await until(() => said.errors.length > 0);
    expect(said.errors[0]).to.include(`<${prefix}-session> is already defined`);
  });

  it('should bring the open mount where the space asks for it', async () => {
    root.innerHTML = space(fake, 'mount="open"') + tags('session');
    await customElements.whenDefined(`${prefix}-session`);
    await until(() => tag('session').shadowRoot?.querySelector('button'));
    expect(tag('session').frame).to.equal(undefined);
  });

  it('should not be stopped by what a page names its forms, nor by a root that no shadow can have', async () => {
    root.innerHTML = '<form name="createElement"></form><form name="getElementsByTagName"></form><form name="documentElement"></form>';
    const own = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow') ?? {};
    Element.prototype.attachShadow = () => {
      throw new Error('patched');
    };
    try {
      prefix = await load();
      root.insertAdjacentHTML('beforeend', space(fake) + tags('session'));
      await until(() => tag('session').frame);
      expect(tag('session').querySelector('iframe')).to.equal(tag('session').frame);
      await connected(tag('session'));
    } finally {
      Object.defineProperty(Element.prototype, 'attachShadow', own);
    }
  });

  it('should keep for the next page in the tab how high a frame was, once it had come to rest', async () => {
    root.innerHTML = space(fake) + tags('procedures');
    await until(() => tag('procedures').frame);
    await connected(tag('procedures'));
    const { port } = inside(tag('procedures'));
    const key = 'meu-espai/[{"name":"my-procedures","attributes":{}}]';
    const leave = async (face: string) => {
      port.postMessage({ type: 'height', height: 777 });
      port.postMessage({ type: 'state', index: 0, face });
      await until(() => tag('procedures').face === face);
      dispatchEvent(new PageTransitionEvent('pagehide'));
    };
    try {
      await leave('loading');
      expect(sessionStorage.getItem(key)).to.equal(null);
      await leave('here');
      expect(sessionStorage.getItem(key)).to.equal('777');
      root.insertAdjacentHTML('beforeend', `<div>${tags('procedures')}<${prefix}-procedures compact></${prefix}-procedures></div>`);
      const [again, other] = Array.from(root.lastElementChild?.children ?? []) as Tag[];
      await until(() => other?.frame);
      expect(again?.frame?.height).to.equal('777');
      expect(other?.frame?.height).not.to.equal('777');
    } finally {
      sessionStorage.clear();
    }
  });

  describe('with a frame that says nothing', () => {
    const face = () => (tag('procedures').shadowRoot ?? tag('procedures')).querySelector('[part=failed]');
    const silent = async (more = '') => {
      root.insertAdjacentHTML('beforeend', space(fake, more) + tags('procedures'));
      return until(face);
    };

    it('should say so in its place, and to the webmaster; when it speaks after all, the words go', async () => {
      const shown = await silent('lang="en"');
      expect(shown.textContent).to.include('My procedures').and.to.include('has not arrived');
      expect(tag('procedures').face).to.equal('failed');
      expect(getComputedStyle(tag('procedures').frame as Element).visibility).to.equal('hidden');
      await until(() => said.errors.length > 0);
      expect(said.errors[0]).to.include(location.origin).and.to.include('doctor');
      tag('space').setAttribute('lang', 'es');
      await until(() => face()?.textContent.includes('no ha llegado'));
      inside(tag('procedures')).port.postMessage({ type: 'state', index: 0, face: 'here' });
      await until(() => !face());
      expect(getComputedStyle(tag('procedures').frame as Element).visibility).to.equal('visible');
    });

    it('should say so also where no shadow can have it', async () => {
      const own = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow') ?? {};
      Element.prototype.attachShadow = () => {
        throw new Error('patched');
      };
      try {
        prefix = await load();
        await silent();
      } finally {
        Object.defineProperty(Element.prototype, 'attachShadow', own);
      }
    });

    it('should say on paper only that a frame below had not come yet, and bring it', async () => {
      root.innerHTML = `${space(fake, 'lang="en"')}<div style="height:9000px"></div>${tags('procedures')}`;
      await until(() => tag('procedures').frame);
      // What is for frames that do not come is fetched a little later.
      await soon(1_500);
      dispatchEvent(new Event('beforeprint'));
      const words = tag('procedures').shadowRoot?.querySelector('.unprinted') as Element;
      expect(words.textContent).to.include('had not arrived').and.to.include('does not mean that you have nothing');
      expect(getComputedStyle(words).display).to.equal('none');
      dispatchEvent(new Event('afterprint'));
      expect(words.isConnected).to.equal(false);
      await connected(tag('procedures'));
    });
  });

  it('should take what the issuer sent by way of the page out of the address and hand it to the frame', async () => {
    history.replaceState(null, '', `${location.pathname}${location.search}#mk=YWJjZA`);
    prefix = await load();
    expect(location.hash).to.equal('');
    root.innerHTML = space(fake) + tags('session');
    await until(() => tag('session').frame);
    expect(setupOf(tag('session'))['mk']).to.equal('YWJjZA');
    await connected(tag('session'));
    expect(JSON.stringify(inside(tag('session')).heard)).not.to.include('YWJjZA');
  });

  it('should say in each message what belongs to it, and nothing else', async () => {
    root.innerHTML = space(fake) + tags('session');
    await until(() => tag('session').frame);
    await connected(tag('session'));
    // All is said again when anything may have changed.
    expect([...new Set(inside(tag('session')).heard.map((message) => Object.keys(message).join()))]).to.deep.equal([
      'type,tags',
      'type,lang,fixed',
      'type,theme,scheme',
    ]);
  });
});

describe('a sealed frame', () => {
  let root: HTMLElement;
  let prefix: string;
  const tag = (name: string) => root.querySelector<Tag>(`${prefix}-${name}`) as Tag;
  const documentOf = (name: string) => tag(name).frame?.contentDocument as Document;

  beforeEach(async () => {
    root = document.createElement('div');
    document.body.append(root);
    prefix = await load();
    root.innerHTML = `<${prefix}-space gateway="${location.origin}" administration="${built}"></${prefix}-space>
      <${prefix}-session languages></${prefix}-session><${prefix}-procedures heading-level="4"></${prefix}-procedures>`;
    await until(() => tag('procedures').face === 'signed-out' && tag('session').face === 'signed-out');
  });
  afterEach(() => {
    root.remove();
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('lang');
    localStorage.clear();
  });

  it('should hold the same tags, with the attributes of those outside', () => {
    const inner = documentOf('procedures').querySelector('my-space > my-procedures');
    expect(inner?.shadowRoot?.querySelector('[role=heading]')?.getAttribute('aria-level')).to.equal('4');
    expect(documentOf('session').querySelector('my-session')?.shadowRoot?.querySelector('select')).not.to.equal(null);
  });

  it('should be as high as its content, and settle', async () => {
    await soon(200);
    for (const name of ['session', 'procedures']) {
      const content = Math.ceil(documentOf(name).body.getBoundingClientRect().height);
      expect(tag(name).frame?.getBoundingClientRect().height, name).to.equal(content);
      expect(documentOf(name).documentElement.scrollHeight, name).to.be.at.most(content);
    }
    root.style.width = '260px';
    const before = tag('procedures').frame?.getBoundingClientRect().height ?? 0;
    await until(() => (tag('procedures').frame?.getBoundingClientRect().height ?? 0) > before);
    expect(tag('procedures').frame?.getBoundingClientRect().height).to.equal(
      Math.ceil(documentOf('procedures').body.getBoundingClientRect().height),
    );
  });

  it('should draw the page’s tokens, but not a pair of colours that cannot be read', async () => {
    const seen = (name: string) => getComputedStyle(documentOf('procedures').documentElement).getPropertyValue(name);
    document.documentElement.style.setProperty('--my-color-action', '#7a0019');
    await until(() => seen('--my-color-action') === 'rgb(122 0 25 / 1)');
    document.documentElement.style.setProperty('--my-color-action', '#ffe0e0');
    await until(() => seen('--my-color-action') === '');
  });

  it('should follow the language of the page, and the citizen’s choice in every frame, with that of its document', async () => {
    const heading = () => documentOf('procedures').querySelector('my-procedures')?.shadowRoot?.querySelector('[role=heading]')?.textContent;
    document.documentElement.lang = 'en';
    await until(() => heading() === 'My procedures');
    expect(documentOf('procedures').documentElement.lang).to.equal('en');
    const select = await until(() => documentOf('session').querySelector('my-session')?.shadowRoot?.querySelector('select'));
    select.value = 'es';
    select.dispatchEvent(new Event('change'));
    await until(() => heading() === 'Mis trámites');
    await until(() => documentOf('procedures').documentElement.lang === 'es');
  });
});

describe('a sealed frame in which somebody is perhaps signed in', () => {
  it('should fetch at once what its lists then need, and in no other case', async () => {
    const root = document.createElement('div');
    document.body.append(root);
    const bodies = async () => {
      const prefix = await load();
      root.innerHTML = `<${prefix}-space gateway="${location.origin}" administration="${built}"></${prefix}-space><${prefix}-procedures></${prefix}-procedures>`;
      const tag = root.querySelector(`${prefix}-procedures`) as Tag;
      await until(() => tag.face);
      await soon(200);
      const asked = tag.frame?.contentDocument?.querySelectorAll('link[rel=modulepreload]') ?? [];
      return Array.from(asked).filter((link) => link.getAttribute('href')?.includes('/body-')).length;
    };
    expect(await bodies()).to.equal(0);
    sessionStorage.setItem(`meu-espai.user:${location.origin}/oidc:${built}`, '{}');
    expect(await bodies()).to.equal(1);
    sessionStorage.clear();
    root.remove();
  });
});

describe('the titles of the frames', () => {
  it('should be the headings of the tags in every language', async () => {
    const { titleOf } = (await import(/* @vite-ignore */ new URL('/cdn/later.js', location.origin).href)) as {
      titleOf: (tags: string[], lang: string) => string;
    };
    await import('../../../components/kit.js');
    const { useLocale } = await import('../../../src/i18n/localization.js');
    for (const locale of ['en', 'es', 'oc-aranes', 'ca'] as const) {
      await useLocale(locale);
      for (const name of ['my-procedures', 'my-notifications', 'my-data-usage']) {
        const element = document.createElement(name) as unknown as { heading: () => string };
        expect(titleOf([name], locale), `${name} ${locale}`).to.equal(element.heading());
      }
    }
  });
});
