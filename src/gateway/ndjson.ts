import { GatewayError } from './problem.js';

/**
 * Reads an `application/x-ndjson` body, one parsed value per line, as the lines arrive.
 * @throws GatewayError `unexpected` when a whole line is no JSON, `interrupted` when the connection or the last line breaks off.
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
  try {
    return await reader.read();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new GatewayError('interrupted', 'The connection broke off in the middle of the answer.', { cause });
  }
}

function parse(line: string, otherwise: 'unexpected' | 'interrupted'): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new GatewayError(otherwise, 'A line of the answer is not JSON.', { cause });
  }
}
