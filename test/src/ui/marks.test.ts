import { expect } from '@open-wc/testing';
import { initials } from '../../../src/ui/marks.js';

describe('initials', () => {
  for (const [name, expected] of [
    ["Ajuntament d'Abrera", 'AA'],
    ['Ajuntament de Vielha e Mijaran', 'VM'],
    ['Diputació de Barcelona', 'DB'],
    ['Consell Comarcal del Vallès Oriental', 'VO'],
    ['Òrrius', 'Ò'],
    ['', ''],
  ] as const) {
    it(`should be ${expected || 'nothing'} for ${name || 'no name'}`, () => {
      expect(initials(name)).to.equal(expected);
    });
  }
});
