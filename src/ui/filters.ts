import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

export interface FilterBarOptions {
  readonly query: string;
  readonly search: (query: string) => void;
  /** Somebody is about to search. */
  readonly prepareSearch: () => void;
  /** The filters and the order, which may come later. */
  readonly fields: unknown;
}

/** Search, and behind a fold the filters and the order. */
export const filterBar = ({ query, search, prepareSearch, fields }: FilterBarOptions): TemplateResult =>
  html`<div class="filters" part="filters" role="group" aria-label=${msg('Cerca i filtres')}>
    <label class="field"
      ><span>${msg('Cerca')}</span>
      <input
        type="search"
        autocomplete="off"
        .value=${query}
        @focus=${prepareSearch}
        @input=${(event: Event) => {
          search((event.currentTarget as HTMLInputElement).value);
        }}
    /></label>
    <details>
      <summary>${msg('Filtra i ordena')}</summary>
      ${fields}
    </details>
  </div>`;
