import { expect } from '@open-wc/testing';
import { Question } from '../../../src/controllers/question.js';

describe('Question', () => {
  let signals: AbortSignal[];
  let answer: () => void;
  let updates: number;
  let about: readonly unknown[];
  let question: Question;

  beforeEach(() => {
    signals = [];
    updates = 0;
    about = ['gateway', 'person-1'];
    const host = {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => {
        updates++;
      },
      updateComplete: Promise.resolve(true),
    };
    const ask = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<void>((resolve) => (answer = resolve));
    };
    question = new Question(host, { about: () => about, ask });
    question.hostUpdate();
  });

  it('should ask once as long as it is about the same', () => {
    about = [...about];
    question.hostUpdate();
    expect(signals).to.have.length(1);
  });

  it('should break off and ask anew when it is about something else', () => {
    about = ['gateway', 'person-2'];
    question.hostUpdate();
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
  });

  it('should update its host when it is done', async () => {
    answer();
    await Promise.resolve();
    expect(updates).to.equal(1);
  });

  it('should break off when nobody waits any more', () => {
    question.abort();
    expect(signals[0]?.aborted).to.equal(true);
  });
});
