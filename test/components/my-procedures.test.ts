import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../components/my-procedures/define.js';
import type { MyProcedures } from '../../components/my-procedures/my-procedures.js';
import { Environment } from '../support/environment.js';
import { abrera, vielha } from '../support/fake-gateway.js';
import { entryOf, procedureOf } from '../support/items.js';
import { textOf, widgetContract } from '../support/widget-contract.js';
import type { Procedure } from '../../src/gateway/types.js';

widgetContract('my-procedures', {
  collection: 'procedures',
  template: () => html`<my-procedures></my-procedures>`,
  items: [procedureOf({ title: 'Canvi de finestres', thread: [entryOf()] })],
  marker: 'Canvi de finestres',
});

describe('<my-procedures>', () => {
  let env: Environment;

  beforeEach(() => {
    env = new Environment();
  });

  after(() => {
    env.dispose();
  });

  async function shown(items: Procedure[], template = html`<my-procedures></my-procedures>`): Promise<MyProcedures> {
    const element = await env.render<MyProcedures>(template);
    await env.gateway.answer('procedures', [{ source: abrera, items }]);
    await env.settled(element);
    return element;
  }

  const all = (element: Element, selector: string): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const headings = (element: Element): string[] => all(element, 'summary.group').map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  const rows = (element: Element): string[] => all(element, '[part~=item]').map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  const named = (element: Element, part: string): HTMLElement => {
    const found = all(element, `[part~=${part}]`)[0];
    if (!found) throw new Error(`There is no part ${part}.`);
    return found;
  };

  async function search(element: MyProcedures, words: string): Promise<void> {
    const field = element.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) throw new Error('There is no search field.');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted(element);
  }

  /** What the citizen typed is painted before the list follows. */
  async function painted(element: MyProcedures): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await element.updateComplete;
  }

  it('should put what waits for the citizen first and fold what is closed', async () => {
    const element = await shown([
      procedureOf({ title: 'Fet', state: 'closed', endedAt: '2026-01-10' }),
      procedureOf({ title: 'En marxa' }),
      procedureOf({ title: 'Et toca', waitsForCitizen: true }),
    ]);
    expect(headings(element)).to.deep.equal(['Has de fer alguna cosa · 1', 'En tràmit · 1', 'Tancat · 1']);
    expect(rows(element).some((row) => row.includes('Fet'))).to.equal(false);
    all(element, 'summary.group')[2]?.click();
    await element.updateComplete;
    expect(rows(element)[2]).to.include('Fet');
  });

  it('should leave nothing said in a language that is no longer shown', async () => {
    const element = await shown([procedureOf({ title: 'En marxa' })]);
    await waitUntil(() => all(element, '.said')[0]?.textContent);
    await env.language('es');
    await env.settled(element);
    expect(all(element, '.said')[0]?.textContent).to.equal('');
    await env.language('ca');
  });

  it('should not take a case file of unknown state for closed', async () => {
    const element = await shown([procedureOf({ state: 'unknown', stateText: 'Suspès' })]);
    expect(headings(element)).to.deep.equal(['En tràmit · 1']);
    expect(rows(element)[0]).to.include('Suspès');
  });

  it('should mark the phase as the body’s own words and the planned end as planned', async () => {
    const element = await shown([procedureOf()]);
    expect(rows(element)[0]).to.include('Fase, en paraules de l’ens: Informe tècnic');
    expect(rows(element)[0]).to.include('Final previst: 2 de juny del 2026');
    expect(rows(element)[0]).not.to.include('00:00');
  });

  it('should show the thread of register entries, the latest first', async () => {
    const element = await shown([
      procedureOf({
        thread: [entryOf({ subject: 'Primer', at: '2026-01-02' }), entryOf({ subject: 'Segon', at: '2026-02-02', direction: 'out' })],
      }),
    ]);
    const entries = all(element, '.entries > li').map((one) => one.textContent);
    expect(entries[0]).to.include('Segon').and.to.include('L’ens va enviar');
    expect(entries[1]).to.include('Primer').and.to.include('Vas enviar');
  });

  it('should link out with the host in sight, and let the page keep the citizen', async () => {
    const element = await shown([procedureOf()]);
    const link = element.shadowRoot?.querySelector('a');
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(rows(element)[0]).to.include('seu.exemple.cat');
    let heard = 0;
    env.root.addEventListener('my-link-followed', (event) => {
      heard++;
      event.preventDefault();
    });
    link?.click();
    expect(heard).to.equal(1);
  });

  it('should show an address that is not the body’s as text with a warning', async () => {
    const element = await shown([procedureOf({ link: { href: 'http://example.net/x', host: 'example.net', trusted: false } })]);
    expect(element.shadowRoot?.querySelector('a')).to.equal(null);
    expect(rows(element)[0]).to.include('no hem pogut comprovar').and.to.include('http://example.net/x');
  });

  it('should copy an address that is not the body’s, or mark it where it may not, and say which', async () => {
    const href = 'http://xn--exmple-2of.net/x';
    const element = await shown([procedureOf({ link: { href, host: 'xn--exmple-2of.net', trusted: false } })]);
    const copy = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
      textContent.includes('Copia l’adreça'),
    );
    const status = copy?.nextElementSibling;
    expect(rows(element)[0]).to.include('imiten').and.to.include('xn--exmple-2of.net');
    const written: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void written.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    try {
      copy?.click();
      await waitUntil(() => status?.textContent === 'Copiada.');
      expect(written).to.deep.equal([href]);
      clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      if (status) status.textContent = '';
      copy?.click();
      await waitUntil(() => status?.textContent);
      expect(status?.textContent).to.match(/marcada|Copiada/);
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('should find without accents, say how many, and take the search away again', async () => {
    const element = await shown([procedureOf({ title: 'Llicència d’obres' }), procedureOf({ title: 'Beca menjador', procedure: 'Beca' })]);
    await search(element, 'LLICENCIA obres');
    expect(named(element, 'count').textContent.trim()).to.equal('1 tràmit de 2');
    await search(element, 'res de res');
    expect(textOf(element)).to.include('No hi ha res que coincideixi');
    named(element, 'widen').click();
    await painted(element);
    expect(rows(element)).to.have.length(2);
  });

  it('should draw 30 rows of many, 30 more when asked, and move the focus to the first new one', async () => {
    const element = await shown(Array.from({ length: 70 }, (_, index) => procedureOf({ title: `Tràmit ${String(index)}` })));
    expect(rows(element)).to.have.length(30);
    named(element, 'more').click();
    await element.updateComplete;
    await env.settled(element);
    expect(rows(element)).to.have.length(60);
    expect(element.shadowRoot?.activeElement).to.equal(all(element, '[part~=item]')[30]);
    named(element, 'more').click();
    await env.settled(element);
    expect(rows(element)).to.have.length(70);
  });

  it('should let rows in as they come until the citizen reads, then hold them back', async () => {
    const element = await env.render<MyProcedures>(html`<my-procedures></my-procedures>`);
    const request = await env.gateway.next('procedures');
    request.start([abrera, vielha, { ...vielha, administration: '0801930008' }]);
    request.source(abrera, [procedureOf({ title: 'Primer' })]);
    await env.settled(element);
    request.source(vielha, [procedureOf({ title: 'Segon' })]);
    await waitUntil(() => rows(element).length === 2);
    all(element, '[part~=item]')[0]?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    request.source({ ...vielha, administration: '0801930008' }, [procedureOf({ title: 'Tercer' })]);
    request.end();
    await waitUntil(() => all(element, '[part~=arrived]').length === 1);
    expect(rows(element)).to.have.length(2);
    expect(named(element, 'arrived').textContent).to.include('N’ha arribat 1');
    named(element, 'arrived').click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(3);
  });

  it('should ask for three years more, and keep what is shown meanwhile', async () => {
    const element = await shown([procedureOf({ title: 'Recent' })]);
    named(element, 'older').click();
    const request = await env.gateway.next('procedures');
    expect(request.url.searchParams.get('from')).to.equal('2020-03-10');
    expect(textOf(element)).to.include('Recent');
    request.start([abrera]);
    request.source(abrera, [procedureOf({ title: 'Recent' }), procedureOf({ title: 'Antic' })]);
    request.end();
    await env.settled(element);
    expect(textOf(element)).to.include('Antic').and.to.include('Hem mirat els últims 6 anys');
  });

  it('should not say that there is nothing while a body has not answered, whatever the page’s own words', async () => {
    const element = await env.render<MyProcedures>(html`<my-procedures><p slot="empty">No tens res.</p></my-procedures>`);
    await env.gateway.answer(
      'procedures',
      [{ source: abrera }, { source: vielha, coverage: { state: 'failed', retryable: true } }],
      'partial',
    );
    await env.settled(element);
    expect(textOf(element)).to.include('No podem dir si hi tens res');
    expect(element.shadowRoot?.querySelector('slot[name=empty]')).to.equal(null);
  });

  it('should not say that there is nothing where nobody has answered', async () => {
    const element = await env.render<MyProcedures>(html`<my-procedures></my-procedures>`);
    await env.gateway.answer('procedures', [{ source: abrera, coverage: { state: 'late', retryable: true } }], 'none');
    await env.settled(element);
    expect(textOf(element)).to.include('No tenim cap resposta').and.to.include('Pot ser que hi tinguis coses que no veus aquí');
    expect(textOf(element)).not.to.include('i no hi tens res');
  });

  it('should not say that there is nothing while a body has not been asked', async () => {
    const element = await env.render<MyProcedures>(html`<my-procedures></my-procedures>`);
    const request = await env.gateway.next('procedures');
    request.start([abrera], 2);
    request.source(abrera);
    request.end('partial');
    await env.settled(element);
    expect(textOf(element)).to.include('encara falta preguntar a 2 ens').and.to.include('No podem dir si hi tens res');
  });

  it('should ask again with fresh answers and keep the rows when told to retry', async () => {
    const element = await env.render<MyProcedures>(html`<my-procedures></my-procedures>`);
    await env.gateway.answer(
      'procedures',
      [
        { source: abrera, items: [procedureOf({ title: 'Es queda' })] },
        { source: vielha, coverage: { state: 'late', retryable: true } },
      ],
      'partial',
    );
    await env.settled(element);
    named(element, 'retry').click();
    const request = await env.gateway.next('procedures');
    expect(request.url.searchParams.get('fresh')).to.equal('true');
    expect(textOf(element)).to.include('Es queda');
  });

  it('should leave out search and older items when compact', async () => {
    const element = await shown([procedureOf()], html`<my-procedures compact heading-level="3"></my-procedures>`);
    expect(element.shadowRoot?.querySelector('input')).to.equal(null);
    expect(all(element, '[part~=older]')).to.have.length(0);
    expect(named(element, 'title').ariaLevel).to.equal('3');
  });

  it('should cost with 10,000 rows what it costs with 100', async () => {
    const element = await shown(Array.from({ length: 10_000 }, (_, index) => procedureOf({ title: `Tràmit ${String(index)}` })));
    expect(element.shadowRoot?.querySelectorAll('*').length).to.be.below(2_500);
    const start = performance.now();
    await search(element, '777');
    expect(performance.now() - start).to.be.below(100);
    expect(rows(element).length).to.be.above(0);
  });
});
