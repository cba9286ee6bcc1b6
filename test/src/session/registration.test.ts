import { expect } from '@open-wc/testing';
import { checkRegistration } from '../../../src/session/registration.js';
import { watchConsole } from '../../support/console.js';

describe('a page whose gateway knows no site of its administration', () => {
  const said = watchConsole();

  // This server knows no site at all.
  const tellsOf = async (administration: string) => {
    const { readiness } = await checkRegistration({ gateway: location.origin, administration }, new URL(location.href));
    expect(readiness).to.equal('page-not-ready');
    expect(said.errors).to.have.length(1);
    return said.errors[0];
  };

  it('should tell the webmaster what to register', async () => {
    expect(await tellsOf('0800180001'))
      .to.include(`register it with origin ${location.origin}`)
      .and.not.include('mistyped');
  });

  for (const [words, code] of [
    ['control', '0800190001'],
    ['last', '0800180002'],
  ] as const)
    it(`should say that the code looks mistyped where its ${words} digit is wrong`, async () => {
      expect(await tellsOf(code)).to.include('looks mistyped');
    });
});
