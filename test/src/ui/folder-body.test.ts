import { expect, waitUntil } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../src/controllers/signed-in.js';
import type { SpaceConsumer } from '../../../src/space/space-consumer.js';
import type { Reading } from '../../../src/ui/criteria.js';
import { FolderBody } from '../../../src/ui/folder-body.js';
import { FolderList } from '../../../src/ui/folder-list.js';
import type { FoldedParts, ListWords } from '../../../src/ui/list-words.js';
import { Environment } from '../../support/environment.js';
import { abrera } from '../../support/fake-gateway.js';
import { textOf } from '../../support/widget-contract.js';

interface Thing {
  id: string;
}

let bringFolded: () => Promise<FoldedParts<Thing>>;
const parts: FoldedParts<Thing> = { choices: () => ({ states: [], sorts: [] }), details: () => html`` };

class ThingsBody extends FolderBody<Thing> {
  constructor(host: FolderList, space: SpaceConsumer) {
    super(host, space, 'procedures');
  }

  protected override words(): ListWords {
    return { count: (items) => `${String(items)} coses`, empty: () => 'No res' };
  }

  protected override bringFolded(): Promise<FoldedParts<Thing>> {
    return bringFolded();
  }

  protected override read({ id }: Thing): Reading {
    return { text: () => id, body: 'Abrera', state: '', group: '', time: 0, rank: 0 };
  }

  protected override groupOrder(): number {
    return 0;
  }

  protected override groupHeading(): string {
    return 'Coses';
  }

  protected override row({ id }: Thing): TemplateResult {
    return html`${id}`;
  }
}

class ThingsProbe extends FolderList {
  protected override heading(): string {
    return 'Coses';
  }

  protected override promise(): string {
    return 'Aquí hi veuràs coses.';
  }

  protected override bringBody(space: SpaceConsumer): Promise<Part> {
    return Promise.resolve(new ThingsBody(this, space));
  }
}
customElements.define('things-probe', ThingsProbe);

describe('FolderBody', () => {
  let env: Environment;
  let element: ThingsProbe;
  const rows = () => [...(element.shadowRoot?.querySelectorAll('[part~=item]') ?? [])].map((row) => row.textContent);

  /** Whether it says above the rows that something did not come, with a way to try again. */
  const saysSo = () => !!element.shadowRoot?.querySelector('.tally')?.previousElementSibling?.matches('[part~=retry]');

  function search(words: string): void {
    const field = element.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) throw new Error('There is no search field.');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  beforeEach(() => {
    env = new Environment();
  });

  after(() => {
    env.dispose();
  });

  async function shown(): Promise<void> {
    element = await env.render<ThingsProbe>(html`<things-probe></things-probe>`);
    await env.gateway.answer('procedures', [{ source: abrera, items: [{ id: 'poma' } as never, { id: 'pera' } as never] }]);
    await env.settled(element);
  }

  it('should find what was searched for before what finds had come', async () => {
    let come: (found: FoldedParts<Thing>) => void = () => undefined;
    bringFolded = () =>
      new Promise((resolve) => {
        come = resolve;
      });
    await shown();
    search('poma');
    await env.settled(element);
    expect(rows()).to.deep.equal(['poma', 'pera']);
    expect(textOf(element)).to.include('2 coses').and.not.include('2 coses de 2');
    come(parts);
    await waitUntil(() => rows().length === 1);
    expect(rows()).to.deep.equal(['poma']);
    expect(textOf(element)).to.include('1 coses de 2');
  });

  it('should say that nothing was searched where what finds did not come, and search when it has come after all', async () => {
    bringFolded = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    await shown();
    expect(saysSo()).to.equal(false);
    search('poma');
    await waitUntil(saysSo);
    expect(rows()).to.deep.equal(['poma', 'pera']);
    bringFolded = () => Promise.resolve(parts);
    search('pom');
    await waitUntil(() => rows().length === 1);
    expect(saysSo()).to.equal(false);
  });
});
