import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../components/my-data-usage/define.js';
import { perMonth } from '../../components/my-data-usage/months.js';
import type { MyDataUsage } from '../../components/my-data-usage/my-data-usage.js';
import type { DataUse } from '../../src/gateway/types.js';
import { Environment } from '../support/environment.js';
import { abrera } from '../support/fake-gateway.js';
import { dataUseOf } from '../support/items.js';
import { widgetContract } from '../support/widget-contract.js';

const lookUp = (changes: Partial<DataUse> = {}): DataUse =>
  dataUseOf({
    kind: 'look-up',
    body: { administration: null, dir3: null, name: 'El teu espai' },
    legalBasis: null,
    mayObject: false,
    site: { administration: '0800180001', dir3: null, name: "Ajuntament d'Abrera" },
    bodiesAsked: [{ administration: '2524300000', dir3: null, name: 'Ajuntament de Vielha e Mijaran' }],
    ...changes,
  });

widgetContract('my-data-usage', {
  collection: 'data-usage',
  template: () => html`<my-data-usage></my-data-usage>`,
  items: [dataUseOf(), lookUp()],
  marker: "Demandant d'ocupació",
});

describe('<my-data-usage>', () => {
  let env: Environment;

  after(() => {
    env.dispose();
  });

  async function shown(...items: DataUse[]): Promise<MyDataUsage> {
    // A page of its own for each list, also when one test draws two.
    env = new Environment();
    const element = await env.render<MyDataUsage>(html`<my-data-usage></my-data-usage>`);
    await env.gateway.answer('data-usage', [{ source: { ...abrera, service: 'via-oberta' }, items }]);
    await env.settled(element);
    return element;
  }

  const texts = (element: Element, selector: string): string[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  const rows = (element: Element): string[] => texts(element, '[part~=item]');

  it('should say who asked whom for what, why, on which basis, for which case and when', async () => {
    const [row] = rows(await shown(dataUseOf()));
    for (const words of [
      "Demandant d'ocupació",
      "Ho va demanar: Ajuntament d'Abrera",
      "Servei Públic d'Ocupació de Catalunya",
      'Serveis de Benestar i Salut',
      'No t’hi vas oposar',
      'X2026000041',
      '5 de març del 2026, 12:01',
    ]) {
      expect(row).to.include(words);
    }
  });

  it('should say of every missing field that the administration did not state it', async () => {
    const [row] = rows(
      await shown(
        dataUseOf({
          purpose: { code: null, text: null },
          legalBasis: null,
          caseFile: null,
          provider: { name: null },
          mayObject: false,
          data: { product: null, modality: null, name: null },
        }),
      ),
    );
    expect(row?.match(/L’administració no ho ha indicat/g)).to.have.length(6);
  });

  it('should tell how to object only where that is possible', async () => {
    expect(rows(await shown(dataUseOf({ mayObject: true })))[0]).to.include('T’hi pots oposar');
    expect(rows(await shown(dataUseOf({ mayObject: false, legalBasis: 'law' })))[0]).not.to.include('oposar');
  });

  it('should mark the citizen’s own look-ups, with the page and the bodies that were asked', async () => {
    const [row] = rows(await shown(lookUp()));
    expect(row).to.include('Ho vas mirar tu').and.to.include("A la pàgina de: Ajuntament d'Abrera").and.to.include('Vielha');
  });

  const partOf = (element: MyDataUsage, selector: string): string | undefined =>
    element.shadowRoot?.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

  it('should gather what they looked at on one day in one row, unfold each time of it, and count it apart from the rest', async () => {
    const vielha = { administration: '2524300000', dir3: null, name: 'Ajuntament de Vielha e Mijaran' };
    const abrera = { administration: '0800180001', dir3: null, name: "Ajuntament d'Abrera" };
    const visit = (at: string, ...bodiesAsked: string[]) => ({ at, product: 'procedures', bodiesAsked });
    const visits = [visit('2026-03-05T12:05:00+01:00', '2524300000'), visit('2026-03-05T08:15:00+01:00', '0800180001', '2524300000')];
    const element = await shown(dataUseOf(), dataUseOf(), lookUp({ bodiesAsked: [vielha, abrera], visits }));
    const row = rows(element).find((text) => text.includes('Ho vas mirar tu'));
    expect(row).to.match(
      /Ho vas mirar tu 2 vegades .*12:05 Ajuntament de Vielha e Mijaran .*8:15 Ajuntament d'Abrera ?Ajuntament de Vielha e Mijaran/,
    );
    expect(partOf(element, '[part=count]')).to.equal('2 consultes, a part de les teves');
    expect(partOf(element, 'tbody')).to.equal('març del 2026 2 2');
    expect(partOf(await shown(lookUp()), '[part=count]')).to.equal('0 consultes, a part de les teves');
  });

  it('should say of a legal act that it was one, and which', async () => {
    const actOf = (product: string) =>
      lookUp({ purpose: { code: 'citizen-act', text: null }, data: { product, modality: null, name: null } });
    const found = rows(await shown(actOf('notifications/accept'), actOf('notifications/reject'), actOf('notifications/read'))).join();
    expect(found)
      .to.include('d’obrir una notificació')
      .and.to.include('de rebutjar una notificació')
      .and.to.include('de llegir una comunicació');
    expect(found).to.include('Acte teu').and.not.to.include('Ho vas mirar tu');
  });

  it('should group by year, or by body when asked', async () => {
    const element = await shown(
      dataUseOf({ at: '2025-12-31T23:30:00+01:00' }),
      dataUseOf({ at: '2026-01-01T00:10:00+01:00' }),
      dataUseOf({ at: null, requester: { administration: null, name: 'Diputació de Barcelona' } }),
    );
    expect(texts(element, 'summary.group')).to.deep.equal(['2026 · 1', '2025 · 1', 'Sense data · 1']);
    const selects = element.shadowRoot?.querySelectorAll('select') ?? [];
    const grouping = selects[selects.length - 1];
    if (!grouping) throw new Error('There is no field for grouping.');
    grouping.value = 'body';
    grouping.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(texts(element, 'summary.group')).to.deep.equal(["Ajuntament d'Abrera · 2", 'Diputació de Barcelona · 1']);
  });

  it('should draw a bar and a table row for each month, empty ones too, with the same figures', async () => {
    const element = await shown(
      dataUseOf({ at: '2026-01-05' }),
      dataUseOf({ at: '2026-03-05' }),
      dataUseOf({ at: '2026-03-06' }),
      lookUp({ at: '2026-03-07' }),
    );
    const bars = [...(element.shadowRoot?.querySelectorAll('rect') ?? [])].map((bar) => Number(bar.getAttribute('height')));
    expect(bars).to.deep.equal([20, 0, 40]);
    expect(texts(element, 'tbody tr')).to.deep.equal(['març del 2026 2 1', 'febr. del 2026 0 0', 'gen. del 2026 1 0']);
  });

  it('should leave what has no date out of the months', () => {
    expect(perMonth([dataUseOf({ at: null }), dataUseOf({ at: 'ahir' })])).to.deep.equal([]);
  });
});
