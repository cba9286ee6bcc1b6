/** The built files as a page loads them. Needs `npm run build:kit`. */
import { expect } from '@open-wc/testing';
import type { KitElement } from '../../../src/base/kit-element.js';
import { watchConsole } from '../../support/console.js';

const soon = (milliseconds = 50) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const load = (address: string) => import(/* @vite-ignore */ new URL(address, location.origin).href) as Promise<unknown>;
const fetched = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/cdn/'));

async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await soon(20);
  }
}

describe('the built files', () => {
  const said = watchConsole();
  let root: HTMLElement;

  beforeEach(() => {
    root = document.createElement('div');
    document.body.append(root);
  });

  afterEach(() => {
    root.remove();
  });

  it('should let the open mount fetch a tag when it comes to the page, and no other', async () => {
    await load('/cdn/open.js?prefix=town');
    expect(customElements.get('town-session')).to.equal(undefined);
    root.innerHTML = '<town-session></town-session>';
    await customElements.whenDefined('town-session');
    expect(customElements.get('town-procedures')).to.equal(undefined);
    expect(customElements.get('my-session')).to.equal(undefined);
    expect(fetched().filter((path) => path.includes('oidc'))).to.deep.equal([]);
  });

  it('should fetch what a list shows to somebody signed in only where the tab has a trace of a sign-in', async () => {
    const lists = () => fetched().filter((path) => /folder|session-/.test(path));
    root.innerHTML = '<town-procedures></town-procedures>';
    await customElements.whenDefined('town-procedures');
    await soon();
    expect(lists()).to.deep.equal([]);
    sessionStorage.setItem('meu-espai.user:https://gateway.example/oidc:0800180001', '{}');
    root.innerHTML = '<village-procedures></village-procedures>';
    await load('/cdn/open.js?prefix=village');
    await until(() => lists().length === 2);
    sessionStorage.clear();
  });

  it('should define every tag from the single file, also beside a copy under another prefix', async () => {
    await load('/cdn/kit.js');
    for (const name of ['space', 'session', 'procedures', 'notifications', 'data-usage']) {
      expect(customElements.get(`my-${name}`), name).not.to.equal(undefined);
    }
    expect([...said.errors, ...said.warnings]).to.deep.equal([]);
  });

  it('should say once that the kit is loaded twice, and go on', async () => {
    const session = customElements.get('my-session');
    await load('/cdn/kit.js?again');
    await soon();
    expect(said.errors).to.deep.equal([]);
    expect(said.warnings).to.have.length(1);
    expect(said.warnings[0]).to.include('twice');
    expect(customElements.get('my-session')).to.equal(session);
  });

  it('should let a tag of one copy live in the space and the language of the other', async () => {
    root.innerHTML =
      '<my-space gateway="https://gateway.example" administration="0800180001" lang="en"></my-space><town-session></town-session>';
    const tag = root.querySelector<KitElement>('town-session');
    await until(() => tag?.face === 'signed-out' && tag.lang === 'en');
    expect(tag?.shadowRoot?.querySelector('button')?.textContent.trim()).to.equal('Sign in');
  });
});
