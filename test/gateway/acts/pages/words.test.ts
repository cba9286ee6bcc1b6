import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actTexts, type ActTexts } from '../../../../gateway/src/acts/pages/texts.js';
import { dateText, daysLeft, sizeText } from '../../../../gateway/src/acts/pages/words.js';

describe('a date on the pages', () => {
  for (const [language, text] of [
    ['ca', '26 d’abril del 2026, 23:59:59'],
    ['es', '26 de abril de 2026, 23:59:59'],
    ['oc', '26 d’abriu de 2026, 23:59:59'],
    ['en', '26 April 2026, 23:59:59'],
  ] as const) {
    it(`is written to the second as ${language} writes it, in Madrid`, () => {
      assert.equal(dateText('2026-04-26T21:59:59Z', language), text);
    });
  }

  it('gets no clock time where the body told none', () => {
    assert.equal(dateText('2026-04-26', 'en'), '26 April 2026');
  });

  it('that is none is shown as it came', () => {
    assert.equal(dateText('demà', 'ca'), 'demà');
  });
});

describe('the days left', () => {
  const now = '2026-03-10T09:00:00+01:00';
  for (const [until, days] of [
    ['2026-03-16T23:59:59+01:00', 6],
    ['2026-03-11T00:00:00+01:00', 0],
    ['2026-03-10T23:59:59+01:00', 0],
    ['2026-03-12', 2],
    ['2026-03-09', -1],
    ['2026-03-30T00:30:00+02:00', 20],
    ['aviat', undefined],
  ] as const) {
    it(`until ${until} are ${String(days)}, in calendar days of Madrid`, () => {
      assert.equal(daysLeft(now, until), days);
    });
  }
});

it('a size is said in kilobytes or megabytes', () => {
  assert.deepEqual([sizeText(12, 'ca'), sizeText(84_213, 'ca'), sizeText(2_340_000, 'es')], ['1 KB', '84 KB', '2,3 MB']);
});

describe('the texts', () => {
  const spoken = (texts: object): string[] =>
    Object.values(texts).flatMap((value: unknown) =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value ? spoken(value) : [],
    );

  for (const [language, texts] of Object.entries(actTexts)) {
    it(`in ${language} leave nothing empty and hold no markup`, () => {
      const all = spoken(texts);
      assert.ok(all.length > 120);
      assert.deepEqual(
        all.filter((text) => text.trim() === '' || /[<>]/.test(text)),
        [],
      );
    });
  }

  it('are translated: no sentence is the same in two languages', () => {
    const same = (other: ActTexts) => spoken(actTexts.ca).filter((text, index) => text.length > 12 && text === spoken(other)[index]);
    assert.deepEqual([actTexts.es, actTexts.en].map(same), [[], []]);
  });
});
