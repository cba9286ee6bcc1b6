import { GatewayError } from './problem.js';

/** Milliseconds. A connection that was lost in a tunnel says nothing at all, for ever; no body is given as long to answer. */
const silence = 90_000;

/**
 * Reads an `application/x-ndjson` body, one parsed value per line, as the lines arrive.
 * @throws GatewayError `unexpected` when a whole line is no JSON, `interrupted` when the connection or the last line breaks off, or nothing comes any more.
 */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let complete = false;
  try {
    while (!complete) {
      const { done, value } = await readOrBreak(reader);
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) yield parse(line, 'unexpected');
      complete = done;
    }
    if (rest.trim()) yield parse(rest, 'interrupted');
  } finally {
    // When the consumer stops early, the gateway stops asking the bodies.
    if (!complete) await reader.cancel().catch(() => undefined);
  }
}

async function readOrBreak(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<never>((_, reject) => {
    clock = setTimeout(reject, silence);
  });
  try {
    return await Promise.race([reader.read(), silent]);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new GatewayError('interrupted', 'The answer broke off.', { cause });
  } finally {
    clearTimeout(clock);
  }
}

function parse(line: string, otherwise: 'unexpected' | 'interrupted'): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new GatewayError(otherwise, 'A line of the answer is not JSON.', { cause });
  }
}
