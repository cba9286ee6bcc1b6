import { expect } from '@open-wc/testing';
import { setAttributes } from '../../../../src/mount/frame/attributes.js';

class Declaring extends HTMLElement {
  static readonly observedAttributes = ['lang', 'compact', 'initial-rows'];
}
customElements.define('test-declaring', Declaring);

describe('the attributes of a tag in a frame', () => {
  const attributesOf = (tag: Element) => Object.fromEntries([...tag.attributes].map(({ name, value }) => [name, value]));

  it('should be those that it declares, whatever the page names', () => {
    const tag = document.createElement('test-declaring');
    setAttributes(tag, {
      compact: '',
      'initial-rows': '5',
      onclick: 'x()',
      style: 'all: unset',
      id: 'x',
      'data-x': 'x',
      is: 'x',
      __proto__x: 'x',
    });
    expect(attributesOf(tag)).to.deep.equal({ compact: '', 'initial-rows': '5' });
  });

  it('should be as the page says them now, and leave the language to the frame', () => {
    const tag = document.createElement('test-declaring');
    tag.lang = 'ca';
    setAttributes(tag, { compact: '', 'initial-rows': '5', lang: 'en' });
    setAttributes(tag, { 'initial-rows': '9' });
    expect(attributesOf(tag)).to.deep.equal({ lang: 'ca', 'initial-rows': '9' });
  });
});
