import { expect } from '@open-wc/testing';
import { define, tagName } from '../../../src/base/define.js';
import { registerAs } from '../../../src/base/register-as.js';
import { KitElement } from '../../../src/base/kit-element.js';
import { version } from '../../../src/version.js';
import { watchConsole } from '../../support/console.js';

let counter = 0;
const freshTag = () => `my-define-test-${String(counter++)}`;
/** The words come over the network. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 100));
const versioned = (value: string) =>
  class extends KitElement {
    static override readonly version: string = value;
  };

describe('define', () => {
  const said = watchConsole();

  it('should define a tag', () => {
    const tag = freshTag();
    const constructor = versioned(version);
    define(tag, constructor);
    expect(customElements.get(tag)).to.equal(constructor);
  });

  it('should have nothing to say when the same class is defined again', async () => {
    const tag = freshTag();
    const constructor = versioned(version);
    define(tag, constructor);
    define(tag, constructor);
    await soon();
    expect([...said.errors, ...said.warnings]).to.deep.equal([]);
  });

  it('should keep the first of two copies of one version, and say once that it is loaded twice', async () => {
    for (const tag of [freshTag(), freshTag()]) {
      const first = versioned('1.2.3');
      define(tag, first);
      define(tag, versioned('1.2.3'));
      expect(customElements.get(tag)).to.equal(first);
    }
    await soon();
    expect(said.errors).to.deep.equal([]);
    expect(said.warnings).to.have.length(1);
    expect(said.warnings[0]).to.include('1.2.3').and.include('twice');
  });

  it('should warn once per page about near versions, naming both', async () => {
    for (const tag of [freshTag(), freshTag()]) {
      define(tag, versioned('1.2.3'));
      define(tag, versioned('1.3.0'));
    }
    await soon();
    expect(said.errors).to.deep.equal([]);
    expect(said.warnings).to.have.length(1);
    expect(said.warnings[0]).to.include('1.2.3').and.include('1.3.0');
  });

  for (const [theirs, ours] of [
    ['1.2.3', '2.0.0'],
    ['0.1.0', '0.2.0'],
  ] as const) {
    it(`should report once that ${theirs} and ${ours} do not fit together`, async () => {
      for (const tag of [freshTag(), freshTag()]) {
        define(tag, versioned(theirs));
        define(tag, versioned(ours));
      }
      await soon();
      expect(said.errors).to.have.length(1);
      expect(said.errors[0]).to.include(theirs).and.include(ours);
    });
  }

  it('should report a tag that is somebody else’s', async () => {
    const tag = freshTag();
    customElements.define(tag, class extends HTMLElement {});
    define(tag, versioned(version));
    await soon();
    expect(said.errors[0]).to.include(tag).and.include('registerAs');
  });

  describe('with another prefix', () => {
    afterEach(() => {
      registerAs('my');
    });

    it('should define the tag under it', () => {
      registerAs('town');
      const tag = freshTag();
      define(tag, versioned(version));
      expect(tagName(tag)).to.equal(tag.replace('my-', 'town-'));
      expect(customElements.get(tagName(tag))).not.to.equal(undefined);
      expect(customElements.get(tag)).to.equal(undefined);
    });

    it('should refuse a prefix that no tag can have', () => {
      for (const prefix of ['', 'Town', 'to wn', '1a', 'my-']) expect(() => registerAs(prefix)).to.throw(RangeError);
    });
  });
});
