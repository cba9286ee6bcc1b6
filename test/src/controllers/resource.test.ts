import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { KitElement } from '../../../src/base/kit-element.js';
import { Resource } from '../../../src/controllers/resource.js';
import { Environment } from '../../support/environment.js';
import { abrera, vielha } from '../../support/fake-gateway.js';

class ResourceProbe extends KitElement {
  from: string | undefined;
  renders = 0;
  readonly resource = new Resource<{ id: string }>(this, { collection: 'procedures', params: () => ({ from: this.from }) });

  protected override render(): TemplateResult {
    this.renders++;
    return html`${this.resource.items.map(({ id }) => html`<p>${id}</p>`)}`;
  }
}
customElements.define('resource-probe', ResourceProbe);

describe('Resource', () => {
  let env: Environment;
  let probe: ResourceProbe;
  const ids = () => probe.resource.items.map(({ id }) => id);

  beforeEach(async () => {
    env = new Environment();
    probe = await env.render<ResourceProbe>(html`<resource-probe></resource-probe>`);
  });

  after(() => {
    env.dispose();
  });

  it('should ask once, and not again when the host is drawn again', async () => {
    await env.gateway.answer('procedures', [{ source: abrera }]);
    probe.requestUpdate();
    await env.settled(probe);
    expect(env.gateway.requests).to.have.length(1);
  });

  it('should ask for nobody while nobody is signed in', async () => {
    env.session.set('signed-out');
    await env.settled(probe);
    const before = env.gateway.requests.length;
    probe.resource.retry();
    await env.settled(probe);
    expect(env.gateway.requests).to.have.length(before);
    expect(probe.resource.face).to.equal('signed-out');
  });

  it('should tell what has answered and what is still out', async () => {
    const request = await env.gateway.next('procedures');
    request.start([abrera, vielha]);
    request.source(vielha, [{ id: 'v' }]);
    await env.settled(probe);
    expect(probe.resource.pending).to.deep.equal([abrera]);
    expect(probe.resource.streaming).to.equal(true);
    expect(probe.resource.completeness).to.equal(undefined);
    request.source(abrera);
    request.end();
    await env.settled(probe);
    expect(probe.resource.pending).to.deep.equal([]);
    expect(probe.resource.streaming).to.equal(false);
    expect(probe.resource.completeness).to.equal('complete');
    expect(probe.resource.officialTime?.toISOString()).to.equal('2026-03-10T08:00:00.000Z');
  });

  it('should draw the rows of bodies that answer one right after the other together, so that none pushes another away', async () => {
    const request = await env.gateway.next('procedures');
    request.start([abrera, vielha]);
    const drawn: string[] = [];
    const watch = new MutationObserver(() => drawn.push(probe.shadowRoot?.textContent ?? ''));
    watch.observe(probe.renderRoot, { childList: true, subtree: true });
    request.source(abrera, [{ id: 'a' }]);
    await new Promise((resolve) => setTimeout(resolve, 25));
    request.source(vielha, [{ id: 'v' }]);
    await env.settled(probe);
    watch.disconnect();
    expect(drawn).to.deep.equal(['av']);
  });

  it('should not let the rows of fast bodies wait for a slow one', async () => {
    const request = await env.gateway.next('procedures');
    request.start([abrera, vielha]);
    request.source(abrera, [{ id: 'a' }]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ids()).to.deep.equal(['a']);
    expect(probe.resource.streaming).to.equal(true);
  });

  it('should draw at once when all have answered', async () => {
    await env.gateway.answer('procedures', [{ source: abrera, items: [{ id: 'a' } as never] }]);
    await new Promise((resolve) => setTimeout(resolve));
    await probe.updateComplete;
    expect(probe.shadowRoot?.textContent).to.equal('a');
  });

  it('should draw once, however many bodies answer', async () => {
    const request = await env.gateway.next('procedures');
    request.start([abrera, vielha]);
    await env.settled(probe);
    const before = probe.renders;
    for (let i = 0; i < 50; i++) request.source({ ...abrera, administration: String(i) }, [{ id: String(i) }]);
    await env.settled(probe);
    expect(ids()).to.have.length(50);
    expect(probe.renders - before).to.equal(1);
  });

  it('should show what had come when the answer breaks off', async () => {
    const request = await env.gateway.next('procedures');
    request.start([abrera, vielha]);
    request.source(abrera, [{ id: 'a' }]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    request.cut();
    await env.settled(probe);
    expect(ids()).to.deep.equal(['a']);
    expect(probe.resource.problem?.kind).to.equal('interrupted');
  });

  it('should ask afresh on retry and keep what is shown meanwhile', async () => {
    await env.gateway.answer('procedures', [{ source: abrera, items: [{ id: 'a' } as never] }]);
    await env.settled(probe);
    probe.resource.retry();
    const again = await env.gateway.next('procedures');
    expect(again.url.searchParams.get('fresh')).to.equal('true');
    expect(ids()).to.deep.equal(['a']);
    expect(probe.face).to.equal('here');
    again.start([abrera]);
    again.source(abrera, [{ id: 'b' }]);
    again.end();
    await env.settled(probe);
    expect(ids()).to.deep.equal(['b']);
  });

  it('should ask again, not afresh, when its query changes, and give the old question up', async () => {
    const old = await env.gateway.next('procedures');
    probe.from = '2020-01-01';
    probe.requestUpdate();
    const next = await env.gateway.next('procedures');
    expect(old.aborted).to.equal(true);
    expect(next.url.search).to.equal('?from=2020-01-01');
  });

  it('should recover from a failure by retrying', async () => {
    (await env.gateway.next('procedures')).unreachable();
    await env.settled(probe);
    expect([probe.face, probe.resource.problem?.kind, probe.resource.streaming]).to.deep.equal(['failed', 'gateway-down', false]);
    probe.resource.retry();
    await env.gateway.answer('procedures', [{ source: abrera, items: [{ id: 'a' } as never] }]);
    await env.settled(probe);
    expect([probe.face, probe.resource.problem]).to.deep.equal(['here', undefined]);
  });

  it('should keep a finished list when the host is moved about the page', async () => {
    await env.gateway.answer('procedures', [{ source: abrera, items: [{ id: 'a' } as never] }]);
    await env.settled(probe);
    env.root.prepend(probe);
    await env.settled(probe);
    expect(ids()).to.deep.equal(['a']);
    expect(env.gateway.requests).to.have.length(1);
  });

  it('should forget at once when somebody else is signed in, also what is on its way', async () => {
    const old = await env.gateway.next('procedures');
    old.start([abrera]);
    old.source(abrera, [{ id: 'secret' }]);
    await env.settled(probe);
    env.session.set('signed-in', 'person-2');
    expect(ids()).to.deep.equal([]);
    expect(probe.matches(':state(loading)')).to.equal(true);
  });

  it('should draw nothing of what was being gathered for somebody else', async () => {
    const old = await env.gateway.next('procedures');
    old.start([abrera]);
    old.source(abrera, [{ id: 'secret' }]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    env.session.set('signed-in', 'person-2');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ids()).to.deep.equal([]);
  });
});
