import type { IncomingHttpHeaders } from 'node:http';

export type Encoding = 'br' | 'gzip' | 'identity';

/**
 * In which of these encodings a browser gets its answer, by the weights of its `accept-encoding` (RFC 9110, 12.5.3): the one that it likes best, and
 * among equals the first.
 * @param offered from the tightest on
 */
export function encodingFor<Offered extends Encoding>(
  { headers }: { headers: IncomingHttpHeaders },
  offered: readonly Offered[],
): Offered | 'identity' {
  const weights = new Map((headers['accept-encoding'] ?? '').toLowerCase().split(',').map(weighted));
  const weightOf = (encoding: Encoding): number => weights.get(encoding) ?? weights.get('*') ?? 0;
  const taken = [...offered, 'identity' as const].filter((encoding) => weightOf(encoding) > 0);
  return taken.sort((one, other) => weightOf(other) - weightOf(one))[0] ?? 'identity';
}

/** `gzip;q=0.5` → name and weight; 1 where none is given. */
function weighted(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return [name, /^[01](\.\d{0,3})?$/.test(weight) ? Number(weight) : 0];
}
