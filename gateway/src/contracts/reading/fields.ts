import type { Link } from '../../folder/model.js';
import { readCents } from './amount.js';
import { readBool } from './bool.js';
import { type Choice, keyOf, type Vocabulary } from './choice.js';
import { readList } from './elements.js';
import { readIne10 } from './ine10.js';
import { readLink } from './link.js';
import { readMoment } from './moment.js';
import type { Notes } from './notes.js';
import { isBlank, longestText, readText } from './text.js';

/** Most elements read of a list within an element. */
export const mostInner = 100;

/**
 * One element of an answer, read field by field under our names. Each reader takes the contract's names of a field, the present one first:
 * the first that holds something wins, and an older name that had to serve is noted. Names are checked against the element's schema.
 */
export class Fields<Element extends object> {
  constructor(
    private readonly element: Element,
    readonly notes: Notes,
  ) {}

  /** The raw value, for what no other reader covers. */
  raw(field: string, ...names: (keyof Element & string)[]): unknown {
    const name = names.find((each) => Object.hasOwn(this.element, each) && !isBlank(this.element[each]));
    if (name === undefined) return undefined;
    if (name !== names[0]) this.notes.add('alias-used', field);
    return this.element[name];
  }

  text(field: string, ...names: (keyof Element & string)[]): string | null {
    return readText(this.raw(field, ...names), this.notes, field);
  }

  /**
   * What tells an element from others: the first of the names that holds a whole one. One that was rounded, or is too long to be kept, is none: another
   * element's may look the same.
   */
  identifier(field: string, ...names: (keyof Element & string)[]): string | null {
    for (const name of names) {
      const value = this.raw(field, name);
      const isCut = typeof value === 'string' && value.trim().length > longestText;
      const text = isCut ? null : readText(value, this.notes, field);
      if (isCut) this.notes.add('value-unknown', field);
      if (text === null) continue;
      if (name !== names[0]) this.notes.add('alias-used', field);
      return text;
    }
    return null;
  }

  /** Texts of an array, of a single text, or of both; each once. What lies beyond the cap is noted. */
  texts(field: string, ...names: (keyof Element & string)[]): string[] {
    const values = names.flatMap((name) => {
      const value: unknown = Object.hasOwn(this.element, name) ? this.element[name] : undefined;
      return Array.isArray(value) ? (value as unknown[]) : [value];
    });
    if (values.length > mostInner) this.notes.add('element-dropped', field);
    return [
      ...new Set(
        values
          .slice(0, mostInner)
          .map((value) => readText(value, this.notes, field))
          .filter((text) => text !== null),
      ),
    ];
  }

  moment(field: string, ...names: (keyof Element & string)[]): string | null {
    return readMoment(this.raw(field, ...names), this.notes, field);
  }

  /** The day of a moment, for fields that the contract gives as bare days. */
  day(field: string, ...names: (keyof Element & string)[]): string | null {
    return this.moment(field, ...names)?.slice(0, 10) ?? null;
  }

  bool(field: string, ...names: (keyof Element & string)[]): boolean | null {
    const value = this.raw(field, ...names);
    const read = readBool(value);
    if (read === null && value !== undefined) this.notes.add('value-unknown', field);
    return read;
  }

  choice<Value>(field: string, words: Vocabulary<Value>, ...names: (keyof Element & string)[]): Choice<Value> {
    const raw = this.text(field, ...names);
    const value = raw === null ? null : (words.get(keyOf(raw)) ?? null);
    if (raw !== null && value === null) this.notes.add('value-unknown', field);
    return { value, raw };
  }

  ine10(field: string, ...names: (keyof Element & string)[]): string | null {
    return readIne10(this.raw(field, ...names), this.notes, field);
  }

  cents(field: string, ...names: (keyof Element & string)[]): number | null {
    return readCents(this.raw(field, ...names), this.notes, field);
  }

  link(field: string, linkHosts: readonly string[], ...names: (keyof Element & string)[]): Link | null {
    return readLink(this.raw(field, ...names), linkHosts, this.notes, field);
  }

  /** The objects of an inner list; what is no object is left out and noted. */
  objects(field: string, ...names: (keyof Element & string)[]): object[] {
    const value = this.raw(field, ...names);
    const list = readList(value, this.notes, field) ?? [];
    const objects = list.slice(0, mostInner).filter((each) => typeof each === 'object' && each !== null);
    if (objects.length < list.length || (value !== undefined && !Array.isArray(value) && typeof value !== 'object')) {
      this.notes.add('element-dropped', field);
    }
    return objects;
  }

  /** An inner object, read under the same notes; empty where it is missing or no object. */
  part<Part extends object>(field: string, ...names: (keyof Element & string)[]): Fields<Part> {
    const value = this.raw(field, ...names);
    if (value !== undefined && typeof value !== 'object') this.notes.add('value-unknown', field);
    // Every field of a part is optional and unknown, so any object is one.
    return new Fields<Part>((typeof value === 'object' ? value : {}) as Part, this.notes);
  }

  /** Passes a value on, and notes that the contract wanted one where there is none. */
  required<Value>(field: string, value: Value | null): Value | null {
    if (value === null) this.notes.add('required-missing', field);
    return value;
  }
}
