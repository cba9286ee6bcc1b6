import { expect } from '@open-wc/testing';
import { earlyAnswers, takeEarlyAnswer } from '../../../src/session/early-answers.js';

const url = 'https://gateway.example/v1/procedures';

describe('early answers', () => {
  const early = (token: string, answer: Promise<Response | undefined> = Promise.resolve(new Response('rows'))) => {
    const stop = new AbortController();
    earlyAnswers().set(url, { token, answer, stop });
    return stop;
  };
  afterEach(() => {
    earlyAnswers().clear();
  });

  it('should be given once, to the session that they were asked for', async () => {
    early('mine');
    const first = await takeEarlyAnswer(url, 'mine', undefined);
    expect(await first?.text()).to.equal('rows');
    expect(await takeEarlyAnswer(url, 'mine', undefined)).to.equal(undefined);
  });

  it('should not be given to another session', async () => {
    early('mine');
    expect(await takeEarlyAnswer(url, 'of somebody else', undefined)).to.equal(undefined);
  });

  it('should not be given for another question', async () => {
    early('mine');
    expect(await takeEarlyAnswer(`${url}?from=2020-01-01`, 'mine', undefined)).to.equal(undefined);
  });

  it('should give way to an ordinary question where they did not get through', async () => {
    early('mine', Promise.resolve(undefined));
    expect(await takeEarlyAnswer(url, 'mine', undefined)).to.equal(undefined);
  });

  it('should stop with whoever took them', async () => {
    const stop = early('mine');
    const leaving = new AbortController();
    await takeEarlyAnswer(url, 'mine', leaving.signal);
    leaving.abort();
    expect(stop.signal.aborted).to.equal(true);
  });
});
