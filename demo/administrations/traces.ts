/** The feed of exchanges of data about one person: a question in a POST body, so that no identifier stands in an address. */
import { readJson, sendJson, type Route } from '../http/serve.js';
import { aoc } from './bodies.js';
import type { Traca } from './contract.js';
import type { Switchboard } from './faults.js';
import { answerThrough } from './misbehave.js';
import type { Held } from './records.js';
import { untidy } from './untidy-traces.js';

export function traceRoutes(traces: readonly Held<Traca>[], switchboard: Switchboard): Route[] {
  return [
    {
      method: 'POST',
      path: `/bodies/${aoc.ine10}/traces`,
      handle: async ({ request, response }) => {
        const fault = switchboard.take(aoc.ine10, 'traces');
        const { Titular: holder, dataInici: from, dataFi: to } = await readJson(request);
        const document = typeof holder === 'object' && holder !== null && 'Documentacion' in holder ? holder.Documentacion : undefined;
        if (typeof document !== 'string' || document === '') {
          sendJson(response, 400, { Error: 'Falta el titular' });
          return;
        }
        const found = traces
          .filter((held) => held.holder === document.toUpperCase())
          .map(({ item }) => item)
          .filter(
            ({ Atributos: { TimeStamp: at } }) =>
              (typeof from !== 'string' || from <= at.slice(0, 10)) && (typeof to !== 'string' || at.slice(0, 10) <= to),
          )
          .sort((one, other) => other.Atributos.TimeStamp.localeCompare(one.Atributos.TimeStamp));
        answerThrough(fault, response, { Traces: found.map(untidy) }, 'Traces');
      },
    },
  ];
}
