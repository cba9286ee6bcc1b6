import type { QualityNote } from '../../folder/model.js';

/** Collects what was noticed while reading one element or one answer; each thing is said once. */
export class Notes {
  readonly #notes = new Map<string, QualityNote>();

  /** @param answer notes of the answer that this element came in; absent for those of an answer */
  constructor(private readonly answer?: Notes) {}

  /** @param field our name of the field concerned; `null` for the whole element or answer */
  add(code: QualityNote['code'], field: string | null = null): void {
    this.#notes.set(`${code} ${field ?? ''}`, { code, field });
  }

  /** Something that goes for all that this body sends: said once for the answer instead of on every element. */
  addToAnswer(code: QualityNote['code']): void {
    (this.answer ?? this).add(code);
  }

  get list(): QualityNote[] {
    return [...this.#notes.values()];
  }
}
