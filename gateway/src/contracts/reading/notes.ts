import type { QualityNote } from '../../folder/model.js';

/** Collects what was noticed while reading one element or one answer; each thing is said once. */
export class Notes {
  readonly #notes = new Map<string, QualityNote>();

  /** @param field our name of the field concerned; `null` for the whole element or answer */
  add(code: QualityNote['code'], field: string | null = null): void {
    this.#notes.set(`${code} ${field ?? ''}`, { code, field });
  }

  get list(): QualityNote[] {
    return [...this.#notes.values()];
  }
}
