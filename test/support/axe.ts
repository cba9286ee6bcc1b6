import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';

declare const axe: typeof axeCore;

/** Fails with a readable list when axe finds something on an element. Landmarks and headings are the page's, not the tag's. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  if (violations.length === 0) return;
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(({ html }) => html).join('\n    ')}`);
  throw new Error(`axe found on <${element.localName}>:\n  ${found.join('\n  ')}`);
}
