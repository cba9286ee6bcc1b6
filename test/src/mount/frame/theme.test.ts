import { expect } from '@open-wc/testing';
import { contrast, readColour, type Colour } from '../../../../src/mount/frame/colour.js';
import { defaults, legible } from '../../../../src/mount/frame/legible.js';
import { readScheme } from '../../../../src/mount/frame/scheme.js';
import { remarkOnTheme } from '../../../../src/mount/frame/theme-remarks.js';
import { applyTheme, onRefused, readTheme } from '../../../../src/mount/frame/theme.js';
import { tokens as crossing } from '../../../../src/mount/tokens.js';
import { tokens } from '../../../../src/styles/tokens.js';
import { tones } from '../../../../src/styles/tones.js';
import { watchConsole } from '../../../support/console.js';

const colour = (text: string): Colour => {
  const read = readColour(text, 'light');
  if (!read) throw new Error(`${text} is no colour.`);
  return read;
};
const whole = (hex: string) => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex);

describe('the theme of a frame', () => {
  it('should know every token that the tags read, with its colours', () => {
    const css = tokens.cssText + tones.cssText;
    const read = [...css.matchAll(/var\(--my-([\w-]+),/g)].map(([, name]) => name);
    expect([...crossing].sort()).to.deep.equal(read.sort());
    for (const [, name = '', light = '', dark = ''] of css.matchAll(/--my-(color-[\w-]+), light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g))
      expect(defaults[name], name).to.deep.equal([whole(light), whole(dark)]);
  });

  it('should compute contrast as WCAG does', () => {
    expect(contrast(colour('#000'), colour('#fff'))).to.be.closeTo(21, 0.01);
    expect(contrast(colour('#777'), colour('#fff'))).to.be.closeTo(4.48, 0.01);
    expect(contrast(colour('#0056c4'), colour('white'))).to.be.closeTo(contrast(colour('white'), colour('rgb(0, 86, 196)')), 0.001);
  });

  it('should understand every notation of a colour, and the scheme', () => {
    for (const text of ['#f00', '#ff0000', 'red', 'rgb(255 0 0)', 'hsl(0 100% 50%)', 'color(srgb 1 0 0)', 'color-mix(in srgb, red, red)'])
      expect(readTheme({ '--my-color-line': text }, 'light'), text).to.deep.equal({ '--my-color-line': 'rgb(255 0 0 / 1)' });
    const both = { '--my-color-line': 'light-dark(#f00, #00f)' };
    expect(readTheme(both, 'light')['--my-color-line']).to.equal('rgb(255 0 0 / 1)');
    expect(readTheme(both, 'dark')['--my-color-line']).to.equal('rgb(0 0 255 / 1)');
  });

  it('should keep the kit’s own colours, which can be read, in light and dark', () => {
    for (const [place, scheme] of [
      [0, 'light'],
      [1, 'dark'],
    ] as const) {
      const own = new Map(Object.entries(defaults).map(([token, pair]) => [token, colour(pair[place])] as const));
      expect(legible(own, scheme).size).to.equal(own.size);
    }
  });

  it('should take neither of two colours that cannot be read on each other', () => {
    const theme = readTheme({ '--my-color-text': '#999', '--my-color-surface': '#aaa', '--my-color-line': '#123456' }, 'light');
    expect(Object.keys(theme)).to.deep.equal(['--my-color-line']);
    expect(readTheme({ '--my-color-action': '#00a651' }, 'light'), 'white on light green').to.deep.equal({});
    expect(Object.keys(readTheme({ '--my-color-action': '#7a0019' }, 'light'))).to.deep.equal(['--my-color-action']);
  });

  describe('that is not taken', () => {
    const said = watchConsole();
    before(() => onRefused(remarkOnTheme));
    after(() => onRefused(() => undefined));
    const told = (theme: Record<string, string>): string => {
      readTheme(theme, 'light');
      return said.warnings.join('\n');
    };

    it('should be named in one line, with what would have been taken', () => {
      const line = told({
        '--my-color-action': '#00a651',
        '--my-color-line': 'var(--brand)',
        '--my-space': '3in',
        '--my-radius': '4px',
        '--my-color-done': `rgb(${'0'.repeat(80)})`,
        '--my-unknown': 'x',
        'font-family': '???',
      });
      expect(said.warnings).to.have.length(1);
      expect(line).to.match(/^\[meu-espai\] Not taken from the page's theme, in light: /);
      expect(line).to.include('--my-color-action (#00a651) cannot be read with the colours beside it');
      expect(line).to.include('--my-color-line (var(--brand)) is no colour');
      expect(line).to.include('--my-space (3in) has to be a number from 0 to 24px or 1.5em or 1.5rem');
      expect(line).to.include('--my-color-done is no colour').and.not.to.include('0000000');
      expect(line).not.to.match(/--my-radius|--my-unknown|font/);
    });

    it('should be said of the whole where it is too long', () => {
      expect(told({ '--my-color-line': '#fff'.padEnd(2_100) })).to.include('longer than 2048 characters');
    });

    it('should not be spoken of where all of it is taken', () => {
      expect(told({ '--my-color-line': '#fff', 'font-family': 'url(x)' })).to.equal('');
    });
  });

  it('should judge a colour that one can see through by what is seen', () => {
    expect(readTheme({ '--my-color-text': 'rgb(0 0 0 / 0.2)' }, 'light')).to.deep.equal({});
    expect(Object.keys(readTheme({ '--my-color-text': 'rgb(0 0 0 / 0.9)' }, 'light'))).to.deep.equal(['--my-color-text']);
  });

  it('should take measures within bounds only', () => {
    expect(
      readTheme({ '--my-space': '8px', '--my-radius': '0', '--my-font-scale': '1.5', '--my-line-width': '2px' }, 'light'),
    ).to.deep.equal({
      '--my-space': '8px',
      '--my-font-scale': '1.5',
      '--my-line-width': '2px',
    });
    for (const value of ['900px', '-1px', '1e3px', '10vw', 'calc(1px + 1px)', '2', ''])
      expect(readTheme({ '--my-space': value }, 'light'), value).to.deep.equal({});
  });

  it('should take names of fonts and never a place to fetch one from', () => {
    const fonts = (text: string) => readTheme({ 'font-family': text }, 'light')['font-family'];
    expect(fonts('Lato, "Fira Sans", serif')).to.equal('"Lato", "Fira Sans", serif');
    expect(fonts('url(https://evil.example/font), Arial')).to.equal('"Arial"');
    expect(fonts('x"; background: red')).to.equal(undefined);
  });

  it('should be what the document is drawn in', () => {
    applyTheme({ '--my-radius': '7px', 'font-size': '19px' }, 'dark');
    const style = getComputedStyle(document.documentElement);
    expect(style.getPropertyValue('--my-radius')).to.equal('7px');
    expect(style.fontSize).to.equal('19px');
    expect(style.colorScheme).to.equal('dark');
    applyTheme({}, 'light');
    expect(getComputedStyle(document.documentElement).getPropertyValue('--my-radius')).to.equal('');
  });

  it('should be dark only where the page is', () => {
    expect(readScheme('dark')).to.equal('dark');
    for (const scheme of ['light', 'normal', 'only light', '', 'darkness', 1, undefined]) expect(readScheme(scheme)).to.equal('light');
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    expect(readScheme('light dark')).to.equal(dark ? 'dark' : 'light');
  });
});
