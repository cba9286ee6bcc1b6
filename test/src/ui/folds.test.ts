import { expect, waitUntil } from '@open-wc/testing';
import { render } from 'lit';
import { Folds } from '../../../src/ui/folds.js';

describe('Folds', () => {
  let asked: { resolve: (words: string) => void; reject: (reason: Error) => void }[];
  let updates: number;
  let folds: Folds<string>;
  let root: HTMLElement;
  const drawn = (): HTMLElement => {
    render(
      folds.draw((words) => words),
      root,
    );
    return root;
  };

  beforeEach(() => {
    asked = [];
    updates = 0;
    root = document.createElement('div');
    const host = {
      renderRoot: root,
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => {
        updates++;
      },
      updateComplete: Promise.resolve(true),
    };
    folds = new Folds(host, () => new Promise((resolve, reject) => asked.push({ resolve, reject })));
  });

  it('should fetch what is folded away once, and draw nothing until it is there', async () => {
    folds.fetch();
    folds.fetch();
    await waitUntil(() => asked.length > 0);
    expect(drawn().textContent).to.equal('');
    asked[0]?.resolve('Dins');
    await waitUntil(() => updates > 0);
    folds.fetch();
    expect(drawn().textContent).to.equal('Dins');
    expect(asked).to.have.length(1);
  });

  it('should fetch it when somebody opens a fold', async () => {
    const details = document.createElement('details');
    root.append(details);
    document.body.append(root);
    details.open = true;
    await waitUntil(() => asked.length === 1);
    root.remove();
  });

  it('should say that it did not come, and fetch it again on demand', async () => {
    folds.fetch();
    await waitUntil(() => asked.length === 1);
    asked[0]?.reject(new TypeError('Failed to fetch dynamically imported module'));
    await waitUntil(() => updates > 0);
    expect(drawn().textContent).to.include('La connexió s’ha tallat');
    root.querySelector('button')?.click();
    await waitUntil(() => asked.length === 2);
    asked[1]?.resolve('Dins');
    await waitUntil(() => updates > 1);
    expect(drawn().textContent).to.equal('Dins');
  });
});
