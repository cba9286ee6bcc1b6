/** An answer that came compressed although nobody asked for it, unpacked piece by piece so that a bomb is dropped when it begins to swell. */
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SourceFailure } from '../folder/ports.js';

/** How many times bigger than it came an answer may become. */
const mostTimes = 20;
/** Bytes up to which nobody counts: five hundred rows that are nearly alike pack thirty times, and are no bomb. */
const harmless = 262_144;

const unpackers = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

export const isPacked = (encoding: string): boolean => encoding !== '' && encoding !== 'identity';

/**
 * @param tooBig what is thrown when it becomes bigger than `limit` bytes, or came bigger
 * @throws {SourceFailure} `malformed` where it cannot be unpacked or swells like a bomb; network errors as they are
 */
export async function unpack(body: Readable, encoding: string, limit: number, what: string, tooBig: () => Error): Promise<Buffer> {
  const unpacker = unpackers.get(encoding)?.();
  if (!unpacker) {
    body.once('error', () => undefined).destroy();
    throw new SourceFailure('malformed', `${what}: the answer is compressed in a way that is not supported`);
  }
  const chunks: Buffer[] = [];
  let came = 0;
  let unpacked = 0;
  const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      came += chunk.length;
      if (came > limit) throw tooBig();
      yield chunk;
    }
  };
  try {
    await pipeline(body, counted, unpacker, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        unpacked += chunk.length;
        if (unpacked > limit) throw tooBig();
        if (unpacked > harmless && unpacked > came * mostTimes) {
          throw new SourceFailure('malformed', `${what}: the answer is packed tighter than ${mostTimes} times`);
        }
        chunks.push(chunk);
      }
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && /^(Z_|ERR_(BROTLI_)?_)/.test(code)) {
      throw new SourceFailure('malformed', `${what}: the compressed answer cannot be read`);
    }
    throw error;
  }
  return Buffer.concat(chunks);
}
