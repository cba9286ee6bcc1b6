/** `npm run options`: the table of options in OPERATING.md, from the schema of the configuration. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TSchema } from '@sinclair/typebox';
import { Config } from '../gateway/src/config/schema.js';

/** What of a schema is told. */
interface Told {
  description?: string;
  default?: unknown;
  properties?: Record<string, TSchema>;
  required?: string[];
  items?: TSchema;
  anyOf?: { const?: string }[];
}

function rows(path: string, schema: Told, isRequired: boolean): string[] {
  const inner = schema.properties ?? (schema.items as Told | undefined)?.properties;
  const prefix = path === '' ? '' : `${path}${schema.properties ? '' : '[]'}.`;
  const required = schema.required ?? (schema.items as Told | undefined)?.required ?? [];
  const below = Object.entries(inner ?? {}).flatMap(([name, value]) => rows(prefix + name, value, required.includes(name)));
  if (inner && !schema.description) return below;
  const values = schema.anyOf?.map(({ const: value }) => value) ?? [];
  const choice = values.length > 0 ? `${values.map((value) => `\`${value}\``).join(', ')}. ` : '';
  const absent = schema.default !== undefined ? `\`${JSON.stringify(schema.default)}\`` : isRequired ? 'required' : '';
  return [`| \`${path}\` | ${absent} | ${choice}${schema.description ?? ''} |`, ...below];
}

export const optionsTable = (): string => ['| option | if absent | meaning |', '| --- | --- | --- |', ...rows('', Config, true)].join('\n');

const [begin, end] = ['<!-- options: npm run options -->', '<!-- end of options -->'];

/** The document with its table as it has to be. */
export function withOptions(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document needs ${begin} and ${end}.`);
  return `${text.slice(0, from + begin.length)}\n\n${optionsTable()}\n\n${text.slice(to)}`;
}

const document = fileURLToPath(new URL('../OPERATING.md', import.meta.url));
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(document, withOptions(readFileSync(document, 'utf8')));
