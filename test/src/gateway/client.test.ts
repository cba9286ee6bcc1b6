import { expect } from '@open-wc/testing';
import { createGatewayClient } from '../../../src/gateway/client.js';
import { GatewayError, type ProblemKind } from '../../../src/gateway/problem.js';
import { abrera, FakeGateway, type FakeRequest } from '../../support/fake-gateway.js';

describe('the gateway client', () => {
  let gateway: FakeGateway;

  beforeEach(() => {
    gateway = new FakeGateway();
  });

  /** Asks for procedures, lets the test answer, and tells how that ended and what came before. */
  async function ask(answer: (request: FakeRequest) => void): Promise<{ kinds: string[]; problem: GatewayError | undefined }> {
    const kinds: string[] = [];
    let problem: GatewayError | undefined;
    const reading = (async () => {
      const lines = createGatewayClient(gateway.fetch).collect('procedures', {}, new AbortController().signal);
      for await (const { kind } of lines) kinds.push(kind);
    })().catch((reason: unknown) => {
      if (!(reason instanceof GatewayError)) throw reason;
      problem = reason;
    });
    answer(await gateway.next('procedures'));
    await reading;
    return { kinds, problem };
  }

  it('should ask with every value of the query and leave out what is undefined', async () => {
    const client = createGatewayClient(gateway.fetch);
    void client
      .collect(
        'notifications',
        { administration: ['0800180001', '2524300000'], from: undefined, q: 'obra & més' },
        new AbortController().signal,
      )
      .next();
    const { url, init } = await gateway.next('notifications');
    expect(url.pathname + url.search).to.equal('/v1/notifications?administration=0800180001&administration=2524300000&q=obra+%26+m%C3%A9s');
    expect(new Headers(init.headers).get('accept')).to.equal('application/x-ndjson');
  });

  it('should stream start, sources and end, and pass over a kind that it does not know', async () => {
    const { kinds, problem } = await ask((request) => {
      request.start([abrera]);
      request.line('{"kind":"heartbeat"}\n');
      request.source(abrera);
      request.end();
    });
    expect(kinds).to.deep.equal(['start', 'source', 'end']);
    expect(problem).to.equal(undefined);
  });

  // prettier-ignore
  const answers: [string, ProblemKind, boolean, (request: FakeRequest) => void][] = [
    ['a refusal of the token', 'session-ended', false, (request) => { request.problem(401, 'token-expired'); }],
    ['a page that is not registered', 'site-unregistered', false, (request) => { request.problem(403, 'site-unregistered'); }],
    ['an unknown administration', 'administration-unknown', false, (request) => { request.problem(404, 'administration-unknown'); }],
    ['too many questions', 'overloaded', true, (request) => { request.problem(429, 'overloaded'); }],
    ['a gateway out of order', 'gateway-down', true, (request) => { request.problem(500, 'internal'); }],
    ['a citizen who asks too often', 'rate-limited', true, (request) => { request.problem(429, 'rate-limited'); }],
    ['a proxy that says no more than 503', 'overloaded', true, (request) => { request.respond(new Response('busy', { status: 503 })); }],
    ['a proxy that says no more than 502', 'gateway-down', true, (request) => { request.respond(new Response('bad', { status: 502 })); }],
    ['nobody there', 'gateway-down', true, (request) => { request.unreachable(); }],
    ['a page of HTML', 'unexpected', true, (request) => { request.respond(new Response('<html>', { headers: { 'content-type': 'text/html' } })); }],
    ['a line without a kind', 'unexpected', true, (request) => { request.line('[]\n'); }],
    ['a line that is no JSON', 'unexpected', true, (request) => { request.line('oops\n'); }],
    ['a connection that breaks off', 'interrupted', true, (request) => { request.start([abrera]); request.cut(); }],
  ];

  for (const [words, kind, retryable, answer] of answers) {
    it(`should call ${words} ${kind}`, async () => {
      const { problem } = await ask(answer);
      expect(problem?.kind).to.equal(kind);
      expect(problem?.retryable).to.equal(retryable);
    });
  }

  it('should call an answer without its last line interrupted', async () => {
    const { kinds, problem } = await ask((request) => {
      request.respond(
        new Response('{"kind":"start","sources":[],"officialTime":"2026-03-10T09:00:00Z","period":{}}\n', {
          headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
        }),
      );
    });
    expect(kinds).to.deep.equal(['start']);
    expect(problem?.kind).to.equal('interrupted');
  });

  it('should make no problem of an answer that was given up', async () => {
    const abort = new AbortController();
    const reading = createGatewayClient(gateway.fetch).collect('procedures', {}, abort.signal).next();
    await gateway.next('procedures');
    abort.abort();
    expect(await reading.catch((reason: unknown) => (reason as Error).name)).to.equal('AbortError');
  });
});
