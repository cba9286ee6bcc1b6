import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Criteria, Sort } from './criteria.js';
import type { Choices } from './list-words.js';

export interface FilterFieldsOptions {
  readonly criteria: Criteria;
  readonly bodies: readonly string[];
  readonly choices: Choices;
  readonly now: Date | undefined;
  readonly narrow: (change: Partial<Criteria>) => void;
  /** A further field of the tag's own. */
  readonly extra?: TemplateResult | undefined;
}

const periods = [1, 3, 12];

/** The start of the day so many months before now. */
function monthsBefore(now: Date, months: number): number {
  const start = new Date(now);
  start.setUTCHours(0, 0, 0, 0);
  start.setUTCMonth(start.getUTCMonth() - months);
  return start.getTime();
}

const periodWords = (months: number): string =>
  months === 1 ? msg('L’últim mes') : months === 12 ? msg('L’últim any') : msg(str`Els últims ${months} mesos`);

/** A native select with its label. */
export function selectField(
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="field"
    ><span>${label}</span>
    <select
      @change=${(event: Event) => {
        choose((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}
    </select>
  </label>`;
}

/** The filters and the order. Native fields only. */
export function filterFields({ criteria, bodies, choices, now, narrow, extra }: FilterFieldsOptions): TemplateResult {
  const all = ['', msg('Tots')] as const;
  const since = now ? periods.map((months) => [String(monthsBefore(now, months)), periodWords(months)] as const) : [];
  return html`<div class="fields">
    ${selectField(msg('Ens'), [all, ...bodies.map((name) => [name, name] as const)], criteria.body, (body) => {
      narrow({ body });
    })}
    ${
      choices.states.length > 1
        ? selectField(msg('Estat'), [all, ...choices.states], criteria.state, (state) => {
            narrow({ state });
          })
        : nothing
    }
    ${
      since.length > 0
        ? selectField(msg('Període'), [['0', msg('Tot el que hi ha aquí')], ...since], String(criteria.since), (value) => {
            narrow({ since: Number(value) });
          })
        : nothing
    }
    ${selectField(msg('Ordre'), choices.sorts, criteria.sort, (sort) => {
      narrow({ sort: sort as Sort });
    })}
    ${extra ?? nothing}
  </div>`;
}
