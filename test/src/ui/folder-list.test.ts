import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Part } from '../../../src/controllers/signed-in.js';
import { FolderList } from '../../../src/ui/folder-list.js';
import { Environment } from '../../support/environment.js';
import { textOf } from '../../support/widget-contract.js';

let asked: { resolve: (part: Part) => void; reject: (reason: Error) => void }[] = [];

class FolderListProbe extends FolderList {
  protected override heading(): string {
    return 'Coses';
  }

  protected override promise(): string {
    return 'Aquí hi veuràs coses.';
  }

  protected override bringBody(): Promise<Part> {
    return new Promise((resolve, reject) => asked.push({ resolve, reject }));
  }
}
customElements.define('folder-list-probe', FolderListProbe);

const body: Part = { draw: () => html`<p>Una cosa</p>` };

describe('FolderList', () => {
  let env: Environment;
  const render = () => env.render<FolderListProbe>(html`<folder-list-probe></folder-list-probe>`);
  const retry = (element: FolderListProbe) => element.shadowRoot?.querySelector<HTMLButtonElement>('[part=retry]');

  beforeEach(() => {
    asked = [];
    env = new Environment();
  });

  after(() => {
    env.dispose();
  });

  it('should fetch the list only when somebody signs in, and once', async () => {
    env.session.set('signed-out');
    const element = await render();
    expect(asked).to.have.length(0);
    expect(textOf(element)).to.include('Aquí hi veuràs coses.');
    env.session.set('signed-in');
    env.session.set('signed-in', 'person-2');
    await env.settled(element);
    expect(asked).to.have.length(1);
  });

  it('should draw its heading and that it asks while the list is on its way', async () => {
    const element = await render();
    expect(element.face).to.equal('loading');
    expect(textOf(element)).to.include('Coses').and.include('Estem preguntant als ens');
    asked[0]?.resolve(body);
    await env.settled(element);
    expect(textOf(element)).to.include('Coses').and.include('Una cosa');
  });

  it('should say that the list did not come, and fetch it again on demand', async () => {
    const kinds: string[] = [];
    env.root.addEventListener('my-load-failed', ({ problem }) => kinds.push(problem.kind), { capture: true });
    const element = await render();
    asked[0]?.reject(new TypeError('Failed to fetch dynamically imported module'));
    await env.settled(element);
    expect(element.face).to.equal('failed');
    expect(kinds).to.deep.equal(['interrupted']);
    expect(textOf(element)).to.include('Coses').and.not.include('Estem preguntant');
    retry(element)?.click();
    await env.settled(element);
    expect(element.face).to.equal('loading');
    asked[1]?.resolve(body);
    await env.settled(element);
    expect(textOf(element)).to.include('Una cosa');
    expect(retry(element)).to.equal(null);
  });

  it('should take the list away before the next frame when nobody is signed in any more, and bring it back', async () => {
    const element = await render();
    asked[0]?.resolve(body);
    await env.settled(element);
    env.session.set('ending');
    await element.updateComplete;
    expect(textOf(element)).not.to.include('Una cosa');
    expect(element.face).to.equal('signed-out');
    env.session.set('signed-in');
    await env.settled(element);
    expect(textOf(element)).to.include('Una cosa');
    expect(asked).to.have.length(1);
  });
});
