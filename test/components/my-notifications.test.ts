import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../components/my-notifications/define.js';
import type { MyNotifications } from '../../components/my-notifications/my-notifications.js';
import type { Notification } from '../../src/gateway/types.js';
import { Environment } from '../support/environment.js';
import { abrera } from '../support/fake-gateway.js';
import { notificationOf } from '../support/items.js';
import { textOf, widgetContract } from '../support/widget-contract.js';

widgetContract('my-notifications', {
  collection: 'notifications',
  template: () => html`<my-notifications></my-notifications>`,
  items: [notificationOf({ title: 'Requeriment de documentació' })],
  marker: 'Requeriment de documentació',
});

describe('<my-notifications>', () => {
  let env: Environment;

  after(() => {
    env.dispose();
  });

  async function shown(...items: Notification[]): Promise<MyNotifications> {
    // A page of its own for each list, also when one test draws two.
    env = new Environment();
    const element = await env.render<MyNotifications>(html`<my-notifications></my-notifications>`);
    await env.gateway.answer('notifications', [{ source: { ...abrera, service: 'enotum' }, items }]);
    await env.settled(element);
    return element;
  }

  const rows = (element: Element): string[] =>
    [...(element.shadowRoot?.querySelectorAll('[part~=item]') ?? [])].map((row) => row.textContent.replace(/\s+/g, ' ').trim());

  it('should put unread before read, and among the unread the term that ends first', async () => {
    const element = await shown(
      notificationOf({ title: 'Llegida', unread: false, expiresAt: '2026-03-11T23:59:59+01:00' }),
      notificationOf({ title: 'Lluny', expiresAt: '2026-03-20T23:59:59+01:00' }),
      notificationOf({ title: 'A prop', expiresAt: '2026-03-12T23:59:59+01:00' }),
      notificationOf({ title: 'Comunicació', kind: 'communication', expiresAt: null }),
    );
    expect(
      rows(element).map((row) => ['A prop', 'Lluny', 'Comunicació', 'Llegida'].findIndex((title) => row.includes(`AA ${title}`))),
    ).to.deep.equal([0, 1, 2, 3]);
  });

  // The official time of the answers is 10 March 2026, 09:00 in Madrid.
  for (const [expiresAt, words] of [
    ['2026-03-16T23:59:59+01:00', 'Queden 6 dies naturals'],
    ['2026-03-11T00:00:00+01:00', 'S’acaba avui'],
    ['2026-03-10T23:59:59+01:00', 'S’acaba avui'],
    ['2026-03-09', 'La data ja ha passat'],
  ] as const) {
    it(`should count calendar days of the official time until ${expiresAt}`, async () => {
      expect(rows(await shown(notificationOf({ expiresAt })))[0]).to.include(words);
    });
  }

  it('should print the contract’s date as it is, and call an estimate one', async () => {
    expect(rows(await shown(notificationOf()))[0])
      .to.include('Venç: 16 de març del 2026, 23:59')
      .and.not.to.include('estimada');
    expect(rows(await shown(notificationOf({ expirySource: 'estimated', expiresAt: '2026-03-16' })))[0])
      .to.include('Venç: 16 de març del 2026 (data estimada')
      .and.not.to.include('00:00');
  });

  it('should give a communication no term and say what reading it does', async () => {
    const [row] = rows(await shown(notificationOf({ kind: 'communication', expiresAt: null })));
    expect(row).to.include('no té termini').and.to.include('constarà com a acceptada').and.not.to.include('Venç');
  });

  it('should word the effect of silence as a condition, since who is obliged is not known', async () => {
    expect(textOf(await shown(notificationOf()))).to.include('Si t’has de relacionar amb l’Administració per mitjans electrònics');
    expect(rows(await shown(notificationOf({ alsoOnPaper: true })))[0]).to.include('També te l’envien en paper');
  });

  it('should say what an expired one means in law, without alarm', async () => {
    const element = await shown(notificationOf({ state: 'expired', servedAt: '2026-02-12T00:00:00+01:00' }));
    expect(rows(element)[0]).to.include('legalment consta com a rebutjada');
    expect(element.shadowRoot?.querySelector('.overdue')).to.equal(null);
  });

  it('should say that the sign-in is too weak to open it', async () => {
    expect(rows(await shown(notificationOf({ level: 'high', levelSuffices: false })))[0]).to.include('cal una identificació de nivell alt');
  });

  it('should tell how to open one that has no address', async () => {
    const element = await shown(notificationOf({ link: null }));
    expect(element.shadowRoot?.querySelector('a')).to.equal(null);
    expect(rows(element)[0]).to.include('entra a la seu electrònica de l’emissor');
  });

  it('should offer no act: no button in a row, and no request but the list, whatever is pressed', async () => {
    const element = await shown(notificationOf({ link: null }), notificationOf({ state: 'accepted', link: null }));
    expect(element.shadowRoot?.querySelector('[part~=item] button')).to.equal(null);
    for (const summary of element.shadowRoot?.querySelectorAll<HTMLElement>('summary') ?? []) summary.click();
    await env.settled(element);
    expect(env.gateway.requests.map(({ url, init }) => [init.method ?? 'GET', url.pathname])).to.deep.equal([['GET', '/v1/notifications']]);
  });

  it('should say the language of the issuer’s text', async () => {
    const element = await shown(notificationOf({ language: 'es', title: 'Requerimiento' }));
    expect(element.shadowRoot?.querySelector('[lang=es]')?.textContent).to.include('Requerimiento');
    expect(textOf(element)).to.include('Requerimiento');
  });
});
