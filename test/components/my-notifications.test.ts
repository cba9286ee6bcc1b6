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

  it('should print a term that ends at midnight with the day that ends', async () => {
    expect(rows(await shown(notificationOf({ expiresAt: '2026-03-17T00:00:00+01:00' })))[0])
      .to.include('Queden 6 dies naturals')
      .and.to.include('Venç: 16 de març del 2026, 24:00');
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

  it('should say what did not work while one that expired could be opened, and where to report it', async () => {
    const outages = [
      { service: 'enotum', from: '2026-03-07T09:14:07+01:00', until: '2026-03-07T10:40:00+01:00' },
      { service: 'gateway', from: '2026-03-09T08:50:00+01:00', until: null },
    ] as const;
    const element = await shown(notificationOf({ id: 'one', state: 'expired', outages: [...outages] }));
    expect(rows(element)[0]).to.match(
      /Hi va haver incidències tècniques mentre la podies obrir: 7 de març del 2026, 9:14 – 7 de març del 2026, 10:40; 9 de març del 2026, 8:50 – encara dura\. Informa d’una incidència/,
    );
    const link = element.shadowRoot?.querySelector<HTMLAnchorElement>('[id^=incident]');
    expect(new URL(link?.href ?? '').pathname).to.equal('/act/one/incident');
    expect(rows(await shown(notificationOf({ state: 'expired' })))[0]).not.to.contain('incidènci');
  });

  it('should say that the sign-in is too weak to open it', async () => {
    expect(rows(await shown(notificationOf({ level: 'high', levelSuffices: false })))[0]).to.include('cal una identificació de nivell alt');
  });

  const links = (element: Element): HTMLAnchorElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLAnchorElement>('[part~=item] a') ?? []),
  ];

  for (const [changes, words] of [
    [{}, 'Obre o rebutja'],
    [{ kind: 'communication', expiresAt: null }, 'Llegeix-la'],
    [{ state: 'accepted' }, 'Mira-la'],
    [{ state: 'expired' }, 'Mira-la'],
  ] as [Partial<Notification>, string][]) {
    it(`should link to the gateway’s own page with “${words}”, in a tab that knows nothing of this one`, async () => {
      const [link] = links(await shown(notificationOf({ id: 'an/id', ...changes })));
      expect(link?.textContent).to.include(words);
      expect(link?.href).to.equal('https://gateway.example/act/an%2Fid?lang=ca&site=0800180001');
      expect([link?.target, link?.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    });
  }

  it('should say of one on which something was asked that nobody knows yet, and offer only to look', async () => {
    const element = await shown(notificationOf({ asked: true }));
    expect(rows(element)[0]).to.include('Ja ho has demanat: encara no en sabem el resultat.').and.not.to.include('Obre o rebutja');
    expect(links(element)[0]?.textContent).to.include('Mira-la');
    const settled = await shown(notificationOf({ asked: true, state: 'accepted' }));
    expect(rows(settled)[0]).not.to.include('encara no en sabem');
  });

  for (const state of ['annulled', 'unknown'] as const) {
    it(`should lead nowhere to act on one that is ${state}`, async () => {
      expect(links(await shown(notificationOf({ state, link: null })))).to.have.length(0);
    });
  }

  it('should keep the way to the issuer as another one', async () => {
    expect(links(await shown(notificationOf())).map(({ host }) => host)).to.deep.equal(['gateway.example', 'seu.exemple.cat']);
  });

  it('should name each link by what it is about', async () => {
    const found = links(await shown(notificationOf({ id: 'a', title: 'Requeriment' }), notificationOf({ id: 'b', title: 'Liquidació' })));
    const names = found.map((link) =>
      (link.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => (link.getRootNode() as ShadowRoot).getElementById(id)?.textContent.trim().split(' (')[0])
        .join(': '),
    );
    expect(names.sort()).to.deep.equal([
      'Obre o rebutja: Liquidació',
      'Obre o rebutja: Requeriment',
      'Ves a la seu de l’emissor: Liquidació',
      'Ves a la seu de l’emissor: Requeriment',
    ]);
  });

  it('should say the language of the page in the link', async () => {
    const element = await shown(notificationOf());
    await env.language('oc-aranes');
    await env.settled(element);
    expect(links(element)[0]?.search).to.equal('?lang=oc-aranes&site=0800180001');
    await env.language('ca');
  });

  it('should ask nobody because of the link, whatever hovers over it or has the focus', async () => {
    const element = await shown(notificationOf());
    const [link] = links(element);
    for (const type of ['pointerover', 'mouseover', 'pointerdown', 'touchstart', 'focus'])
      link?.dispatchEvent(new Event(type, { bubbles: true }));
    link?.focus();
    await env.settled(element);
    expect(env.gateway.requests).to.have.length(1);
    expect(document.querySelector('link[rel=prefetch], link[rel=prerender], script[type=speculationrules]')).to.equal(null);
  });

  describe('when the citizen comes back', () => {
    const follow = (element: Element): void => {
      const [link] = links(element);
      // The tab itself is not opened in a test.
      document.addEventListener('click', (event) => event.preventDefault(), { once: true });
      link?.click();
    };
    const comeBack = (): void => {
      document.dispatchEvent(new Event('visibilitychange'));
    };

    it('should ask anew, once', async () => {
      const element = await shown(notificationOf());
      comeBack();
      follow(element);
      expect(env.gateway.requests).to.have.length(1);
      comeBack();
      comeBack();
      await env.settled(element);
      expect(env.gateway.requests.map(({ url }) => url.searchParams.get('fresh'))).to.deep.equal([null, 'true']);
    });

    it('should not ask when the page kept them here', async () => {
      const element = await shown(notificationOf());
      document.addEventListener('my-link-followed', (event) => event.preventDefault(), { once: true });
      follow(element);
      comeBack();
      await env.settled(element);
      expect(env.gateway.requests).to.have.length(1);
    });

    it('should not ask for a tag that has left the page', async () => {
      const element = await shown(notificationOf());
      follow(element);
      element.remove();
      comeBack();
      await env.settled(element);
      expect(env.gateway.requests).to.have.length(1);
    });
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
