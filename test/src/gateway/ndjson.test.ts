import { expect } from '@open-wc/testing';
import { readLines } from '../../../src/gateway/ndjson.js';
import { GatewayError } from '../../../src/gateway/problem.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function stream(chunks: readonly Uint8Array[], end: 'close' | 'break' = 'close'): ReadableStream<Uint8Array> {
  const rest = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const next = rest.shift();
      if (next) controller.enqueue(next);
      else if (end === 'close') controller.close();
      else controller.error(new TypeError('network error'));
    },
  });
}

async function read(body: ReadableStream<Uint8Array>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of readLines(body)) values.push(value);
  return values;
}

async function kindOf(body: ReadableStream<Uint8Array>): Promise<string> {
  try {
    await read(body);
    return 'none';
  } catch (reason) {
    return reason instanceof GatewayError ? reason.kind : String(reason);
  }
}

describe('readLines', () => {
  it('should put together lines and letters that were cut anywhere', async () => {
    const whole = bytes('{"title":"Sol·licitud"}\n{"title":"Àrea"}\n');
    for (let cut = 1; cut < whole.length; cut++) {
      expect(await read(stream([whole.slice(0, cut), whole.slice(cut)]))).to.deep.equal([{ title: 'Sol·licitud' }, { title: 'Àrea' }]);
    }
  });

  it('should take several lines from one chunk, pass over empty ones and read a last one without its end', async () => {
    expect(await read(stream([bytes('1\n\n2\r\n3')]))).to.deep.equal([1, 2, 3]);
  });

  it('should give out the first line before the second has come', async () => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const lines = readLines(new ReadableStream({ start: (given) => void (controller = given) }));
    controller.enqueue(bytes('1\n'));
    expect((await lines.next()).value).to.equal(1);
  });

  it('should call a whole line that is no JSON unexpected', async () => {
    expect(await kindOf(stream([bytes('{"a":1}\n<html>\n')]))).to.equal('unexpected');
  });

  it('should call a connection interrupted that says nothing any more, though nobody closed it', async () => {
    const { setTimeout: real } = globalThis;
    globalThis.setTimeout = ((step: () => void, wait = 0) => real(step, wait / 1_000)) as typeof setTimeout;
    try {
      const lines = readLines(
        new ReadableStream({ start: (controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(bytes('1\n')) }),
      );
      expect((await lines.next()).value).to.equal(1);
      const reason = await lines.next().catch((problem: unknown) => problem);
      expect(reason instanceof GatewayError && reason.kind).to.equal('interrupted');
    } finally {
      globalThis.setTimeout = real;
    }
  });

  it('should call a last line that breaks off interrupted', async () => {
    expect(await kindOf(stream([bytes('{"a":1}\n{"b":')]))).to.equal('interrupted');
  });

  it('should call a connection that breaks off interrupted', async () => {
    expect(await kindOf(stream([bytes('{"a":1}\n')], 'break'))).to.equal('interrupted');
  });

  it('should end the connection when nobody reads on', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytes('1\n2\n'));
      },
      cancel: () => void (cancelled = true),
    });
    for await (const value of readLines(body)) {
      expect(value).to.equal(1);
      break;
    }
    expect(cancelled).to.equal(true);
  });
});
