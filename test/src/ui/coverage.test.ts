import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { Coverage } from '../../../src/gateway/types.js';
import { coverageBodies } from '../../../src/ui/coverage-bodies.js';
import { coverageLine, coverageSentence, worthRetrying, type Answers } from '../../../src/ui/coverage.js';
import { abrera, coverageOf, vielha } from '../../support/fake-gateway.js';

const answers = (coverage: Coverage[], pending: Answers['pending'] = []): Answers => ({
  coverage,
  pending,
  streaming: pending.length > 0,
  unasked: 0,
});
const named = (name: string, changes: Partial<Coverage> = {}): Coverage => coverageOf({ ...abrera, name }, changes);

describe('coverage', () => {
  for (const [words, given] of [
    ['Els 2 ens han respost', answers([coverageOf(abrera), coverageOf(vielha, { state: 'empty' })])],
    ['L’ens ha respost', answers([coverageOf(abrera)])],
    ['1 de 2 ens ha respost · esperem la resta', answers([coverageOf(abrera)], [vielha])],
    ['1 de 2 ens ha respost · de la resta no n’ha arribat resposta', { ...answers([coverageOf(abrera)], [vielha]), streaming: false }],
    ['L’ens ha respost · encara falta preguntar a 3 ens', { ...answers([coverageOf(abrera)]), unasked: 3 }],
    [
      'L’ens ha respost · aquesta pàgina només ensenya el que és de: Ajuntament d’Abrera',
      { ...answers([coverageOf(abrera)]), limitedTo: 'Ajuntament d’Abrera' },
    ],
    ['0 de 2 ens han respost · esperem la resta', answers([], [abrera, vielha])],
    ['No tenim cap resposta · No ha respost: A', answers([named('A', { state: 'late' })])],
    ['No hi ha cap ens connectat per preguntar-li.', answers([])],
    ['1 de 2 ens ha respost · Resposta que no podem llegir: A', answers([named('A', { state: 'malformed' }), named('B')])],
    ['1 de 2 ens ha respost · Cal una identificació més segura: A', answers([named('A', { state: 'level-too-low' }), named('B')])],
    ['1 de 2 ens ha respost · Encara sense connexió: A', answers([named('A', { state: 'not-connected' }), named('B')])],
    ['L’ens ha respost · Resposta llegida només en part: A', answers([named('A', { discarded: 2 })])],
  ] as const) {
    it(`should say “${words}”`, () => {
      expect(coverageSentence(given)).to.equal(words);
    });
  }

  it('should name three silent bodies, and where there are more one and count the rest', () => {
    const silent = ['A', 'B', 'C', 'D', 'E'].map((name) => named(name, { state: 'failed' }));
    expect(coverageSentence(answers(silent))).to.include('No han respost: A i 4 més');
    expect(coverageSentence(answers(silent.slice(0, 3)))).to.include('No han respost: A, B, C');
  });

  it('should not count our own log as a body', () => {
    expect(coverageSentence(answers([coverageOf(abrera), coverageOf({ ...vielha, service: 'gateway' })]))).to.equal('L’ens ha respost');
  });

  it('should be worth retrying only where asking again may help', () => {
    expect(worthRetrying(answers([named('A', { state: 'late', retryable: true })]))).to.equal(true);
    expect(worthRetrying(answers([named('A', { state: 'level-too-low' })]))).to.equal(false);
    expect(worthRetrying({ ...answers([named('A')]), unasked: 1 })).to.equal(true);
  });

  function drawn(given: Answers): HTMLElement {
    const root = document.createElement('div');
    const retry = () => undefined;
    render(coverageLine(given, retry, coverageBodies(given, retry)), root);
    return root;
  }

  it('should offer to ask again after a nothing of a while ago, inside, since all is well', () => {
    expect(drawn(answers([named('A', { state: 'empty', retryable: true })])).querySelector('details [part=retry]')).not.to.equal(null);
    expect(drawn(answers([named('A', { state: 'empty' })])).querySelector('[part=retry]')).to.equal(null);
  });

  it('should be quiet while all is well and plain when something is missing', () => {
    expect(drawn(answers([coverageOf(abrera)])).querySelector('.missing')).to.equal(null);
    expect(drawn(answers([named('A', { state: 'late' })])).querySelector('.missing')).not.to.equal(null);
  });

  it('should put the bodies that are missing before those that answered, and say that the list may not be whole', () => {
    const rows = [...drawn(answers([named('Contesta', { items: 2 }), named('Calla', { state: 'late' })])).querySelectorAll('li')].map(
      ({ textContent }) => textContent,
    );
    expect(rows[0]).to.include('Calla');
    expect(rows[1]).to.include('Contesta').and.to.include('2 elements');
    expect(rows[2]).to.include('no vol dir que no existeixi');
  });

  it('should draw nothing before anybody was asked', () => {
    expect(drawn(answers([])).textContent.trim()).to.equal('');
  });
});
