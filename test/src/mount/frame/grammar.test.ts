import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { readMessage, type ReadMessage } from '../../../../src/mount/frame/grammar.js';
import { readSetup } from '../../../../src/mount/frame/setup.js';

const origins = ['https://town.example'];
const written = (setup: unknown) => `#${encodeURIComponent(JSON.stringify(setup))}`;
const read = (setup: unknown) => readSetup(written(setup), origins);

/** What may come out, written down apart from the code that reads. */
const values: Readonly<Record<string, RegExp>> = {
  'font-family': /^(?:[a-zA-Z-]+|"[\p{L}\p{N} ._-]+")(?:, (?:[a-zA-Z-]+|"[\p{L}\p{N} ._-]+"))*$/u,
  'font-size': /^\d+(?:\.\d+)?px$/,
  'line-height': /^[12](?:\.\d+)?$/,
  '--my-space': /^\d+(?:\.\d+)?(?:px|r?em)$/,
  '--my-radius': /^\d+(?:\.\d+)?(?:px|r?em)$/,
  '--my-line-width': /^\d+(?:\.\d+)?(?:px|r?em)$/,
  '--my-font-scale': /^\d+(?:\.\d+)?$/,
};
const colour = /^rgb\(\d{1,3} \d{1,3} \d{1,3} \/ (?:0|1|0\.\d{1,3})\)$/;

function assertTheme(theme: Record<string, string>): void {
  for (const [name, value] of Object.entries(theme)) {
    if (name.startsWith('--my-color-')) expect(value).to.match(colour);
    else expect(value, name).to.match(values[name] ?? /^never$/);
  }
}

function assertTags(tags: readonly { name: string; attributes: Record<string, string> }[]): void {
  expect(tags.length).to.be.at.most(12);
  for (const { name, attributes } of tags) {
    expect(name).to.match(/^my-[a-z-]+$/);
    expect(Object.getPrototypeOf(attributes)).to.equal(Object.prototype);
    for (const value of Object.values(attributes)) expect(value).to.match(/^[^<>\u0000-\u001f\u200b-\u200f\u202a-\u202e]{0,64}$/u);
  }
}

function assertMessage(message: ReadMessage | undefined): void {
  if (!message) return;
  if (message.type === 'theme') assertTheme(message.theme);
  else if (message.type === 'attributes') assertTags(message.tags);
  else expect(message.lang).to.match(/^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$/);
}

/** Close to what is allowed, so that the fences are hit and not only the open field. */
const nearly = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '#fff',
    'red',
    'rgb(1,2,3)',
    'url(https://evil.example)',
    'rgb(0 0 0);background:url(//evil.example)',
    'var(--x)',
    'env(x)',
    'attr(x)',
    'image-set("//evil.example" 1x)',
    'color-mix(in srgb, red, blue)',
    'light-dark(#000, url(x))',
    'rgb(calc(1) 2 3)',
    'currentcolor',
    '}*{color:red',
    'expression(1)',
    '12px',
    '0.5em',
    '1e9px',
    '-4px',
    '1.25',
    'calc(1px*9)',
    'Arial, "Times New Roman", serif',
    'a"b',
    "'x', url(y)",
    'javascript:1',
    'my-procedures',
    'my-space',
    'script',
    'onclick',
    'style',
    '__proto__',
    'constructor',
    'ca',
    'oc-aranes',
    '</script>',
    '\u202edlo',
    'dark',
    'light dark',
  ),
);
const names = fc.constantFrom(
  '--my-color-text',
  '--my-color-action',
  '--my-space',
  '--my-radius',
  '--my-font-scale',
  '--my-line-width',
  'font-family',
  'font-size',
  'line-height',
  '__proto__',
  'background',
);
const theme = fc.oneof(fc.anything(), fc.dictionary(fc.oneof(names, nearly), fc.oneof(nearly, fc.anything()), { maxKeys: 8 }));
const tags = fc.oneof(
  fc.anything(),
  fc.array(fc.record({ name: nearly, attributes: fc.oneof(fc.anything(), fc.dictionary(nearly, nearly, { maxKeys: 4 })) }), {
    maxLength: 3,
  }),
);
const setups = fc.record(
  {
    tags,
    theme,
    lang: fc.oneof(nearly, fc.anything()),
    fixed: fc.anything(),
    scheme: nearly,
    page: fc.oneof(nearly, fc.webUrl()),
    login: nearly,
    mk: nearly,
  },
  { requiredKeys: [] },
);
const messages = fc.oneof(
  fc.anything(),
  fc.record({
    type: fc.constantFrom('theme', 'lang', 'attributes', 'height', 'state'),
    tags,
    theme,
    scheme: nearly,
    lang: nearly,
    fixed: fc.boolean(),
  }),
);

describe('what a frame believes of the page around it', () => {
  it('should be the setup as the loader writes it', () => {
    const setup = read({
      tags: [{ name: 'my-procedures', attributes: { 'heading-level': '3', compact: '' } }],
      lang: 'oc-aranes',
      fixed: true,
      theme: {
        '--my-color-action': '#0056c4',
        '--my-radius': '8px',
        'font-family': 'Roboto, "Open Sans", sans-serif',
        'font-size': '16px',
        'line-height': '24px',
      },
      scheme: 'light',
      page: 'https://town.example/carpeta',
      login: 'redirect',
      mk: 'YWJj',
    });
    expect(setup).to.deep.equal({
      tags: [{ name: 'my-procedures', attributes: { 'heading-level': '3', compact: '' } }],
      lang: 'oc-aranes',
      fixed: true,
      theme: {
        '--my-color-action': 'rgb(0 86 196 / 1)',
        '--my-radius': '8px',
        'font-family': '"Roboto", "Open Sans", sans-serif',
        'font-size': '16px',
        'line-height': '1.5',
      },
      scheme: 'light',
      page: 'https://town.example/carpeta',
      login: 'redirect',
      mk: 'YWJj',
    });
  });

  it('should be nothing where the fragment is none of ours, too long or broken', () => {
    for (const fragment of ['', '#', '#%', '#null', '#[]', '#"x"', `#${'a'.repeat(5000)}`, written({ tags: [], lang: 'x'.repeat(4100) })]) {
      const setup = readSetup(fragment, origins);
      expect(setup.tags, fragment.slice(0, 20)).to.deep.equal([]);
      expect(setup.theme).to.deep.equal({});
    }
  });

  it('should take for its page only one that may hold it, and nothing but origin and path', () => {
    expect(read({ page: 'https://town.example/a?token=1#x' }).page).to.equal('https://town.example/a');
    for (const page of [
      'https://evil.example/',
      'https://town.example.evil.example/',
      'http://town.example/',
      'javascript:alert(1)',
      'https://town.example@evil.example/',
      1,
      null,
    ])
      expect(read({ page }).page, String(page)).to.equal(undefined);
  });

  it('should take of tags no more than there are, and of their values those that are short and plain', () => {
    const attributesOf = (attributes: unknown) => read({ tags: [{ name: 'my-procedures', attributes }] }).tags[0]?.attributes;
    expect(attributesOf({ 'initial-rows': 'a'.repeat(64) })).to.deep.equal({ 'initial-rows': 'a'.repeat(64) });
    for (const value of ['a'.repeat(65), '<b>', 'a\nb', '\u202edlo', '\u200b', 1, null, {}])
      expect(attributesOf({ 'initial-rows': value }), JSON.stringify(value)).to.deep.equal({});
    expect(read({ tags: Array.from({ length: 13 }, () => ({ name: 'my-procedures' })) }).tags).to.have.lengthOf(12);
  });

  it('should leave a theme of more than 2 KB out altogether', () => {
    const long = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`--my-${index}`, 'x'.repeat(60)]));
    expect(read({ theme: { '--my-radius': '8px' } }).theme).to.deep.equal({ '--my-radius': '8px' });
    expect(readMessage({ type: 'theme', theme: { '--my-radius': '8px', ...long }, scheme: 'light' })).to.deep.include({ theme: {} });
  });

  it('should survive cycles and values that JSON cannot write', () => {
    const loop: Record<string, unknown> = { '--my-radius': 1n };
    loop['--my-space'] = loop;
    expect(() => readMessage({ type: 'theme', theme: loop, scheme: loop })).not.to.throw();
  });

  it('should never hold anything outside the grammar, whatever 100,000 fragments say', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(setups, (said) => {
        let fragment = '#';
        try {
          fragment = written(said);
        } catch {
          // What cannot be written cannot come.
        }
        const setup = readSetup(fragment, origins);
        assertTheme(setup.theme);
        assertTags(setup.tags);
        expect(setup.mk ?? '').to.match(/^[\w-]*$/);
        expect(setup.page ?? 'https://town.example/').to.match(/^https:\/\/town\.example\//);
      }),
      { numRuns: 100_000 },
    );
  });

  it('should never hold anything outside the grammar, whatever 100,000 messages say', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(messages, (said) => {
        assertMessage(readMessage(said));
      }),
      { numRuns: 100_000 },
    );
  });
});
