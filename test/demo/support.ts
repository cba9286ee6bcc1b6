import { after } from 'node:test';
import { Calendar } from '../../demo/administrations/calendar.js';
import { serveAdministrations } from '../../demo/administrations/server.js';
import { controlOf } from '../../demo/control-client.js';

/** Everything there is to send: what the gateway asks, without the gateway. */
export async function administrations(calendar = new Calendar()) {
  const { origin, close } = await serveAdministrations(0, calendar);
  after(close);
  return {
    origin,
    control: controlOf(origin),
    hcc: (ine10: string, operation: string, query: Record<string, string> = {}) =>
      fetch(
        `${origin}/bodies/${ine10}/hub/${operation}?${new URLSearchParams({
          documentIdentificatiu: '00000000T',
          tipusDocumentIdentificatiu: 'NIF',
          ...query,
        }).toString()}`,
      ),
    enotum: (path: string, init: RequestInit & { representing?: string } = {}) =>
      fetch(`${origin}/bodies/9821920002/enotum/ciutadania${path}`, {
        ...init,
        headers: { 'x-enotum-representat': init.representing ?? 'NIF-00000000T' },
      }),
    traces: (question: object) => fetch(`${origin}/bodies/9821920002/traces`, { method: 'POST', body: JSON.stringify(question) }),
  };
}

export type Item = Record<string, string>;

/** The array of that name in an envelope. */
export async function listOf(response: Response, name: string): Promise<Item[]> {
  return ((await response.json()) as Record<string, Item[] | undefined>)[name] ?? [];
}
