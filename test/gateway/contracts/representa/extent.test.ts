import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceFailure } from '../../../../gateway/src/folder/ports.js';
import { parse } from '../../../../gateway/src/contracts/representa/message.js';

const most = 1_048_576;
const many = (length: number, of: (index: number) => string, between = ''): string =>
  Array.from({ length }, (_, index) => of(index)).join(between);
const nested = (count: number, tag: (index: number) => string): string => many(count, tag) + '</a>'.repeat(count);

/** As big as an answer may be. */
const bombs: Record<string, string> = {
  'elements in each other, each with a name of its own': nested(most / 24, (index) => `<a xmlns:b${index}="u">`),
  'elements in each other, hidden from who counts by what looks like an end': nested(most / 40, (index) => `<a xmlns:b${index}="u/>">/>`),
  'elements in each other, behind a comment and a piece of text that look like ends': `<a>${many(most / 50, (index) => `<!--</a>--><![CDATA[</a>]]><a b${index}=">">`)}`,
  'elements beside each other': `<r>${'<a/>'.repeat(most / 4 - 2)}</r>`,
  'attributes of one element': `<a ${many(most / 12, (index) => `b${index}=''`, ' ')}/>`,
  'names that each element takes over': `<a ${many(4_000, (index) => `xmlns:b${index}="u"`, ' ')}>${'<c xmlns="v"/>'.repeat(40_000)}</a>`,
  comments: `<a>${'<!---->'.repeat(most / 7 - 2)}</a>`,
  'pieces of text': `<a>${'<![CDATA[]]>'.repeat(most / 12 - 2)}</a>`,
  'a comment without an end': `<a>${'<!--'.repeat(most / 4 - 2)}`,
};

describe('an answer of which there is too much', () => {
  for (const [what, xml] of Object.entries(bombs)) {
    it(`costs no time worth speaking of: ${what}`, () => {
      const begun = performance.now();
      assert.throws(
        () => parse(xml, 'test'),
        (error) => error instanceof SourceFailure && error.state === 'malformed',
      );
      assert.ok(performance.now() - begun < 500, `${Math.round(performance.now() - begun)} ms`);
    });
  }

  it('is none where much is said in few words', () => {
    const text = 'x > y '.repeat(10_000);
    const xml = `<?xml version="1.0"?><!-- <a> --><s:r xmlns:s='u' t=">"><![CDATA[<b>]]>${text}${nested(38, () => '<a>')}<c/></s:r>`;
    const { name, text: read, children } = parse(xml, 'test');
    assert.deepEqual([name, read, children.length], ['r', `<b>${text}`.trim(), 2]);
  });
});
