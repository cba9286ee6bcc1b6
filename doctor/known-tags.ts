/** Names of the kit's tags without their prefix (`-procedures`), each with its attributes; from the manifest beside which this is published. */
import { readFileSync } from 'node:fs';

interface Manifest {
  modules: { declarations?: { tagName?: string; attributes?: { name: string; type?: { text: string } }[] }[] }[];
}

/** The sources stand one folder deep, what is built of them two. */
const places = ['../custom-elements.json', '../../custom-elements.json'];

function readManifest(): Manifest {
  for (const place of places) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as Manifest;
    } catch {
      // The other place.
    }
  }
  throw new Error('custom-elements.json is missing from the package.');
}

const { modules } = readManifest();
const declarations = modules.flatMap(({ declarations = [] }) => declarations);

export const KNOWN_TAGS: ReadonlyMap<string, readonly string[]> = new Map(
  declarations.flatMap(({ tagName, attributes = [] }) =>
    tagName ? [[tagName.slice('my'.length), attributes.map(({ name }) => name)] as const] : [],
  ),
);

/** Attributes of the space that know only these values, such as `'sealed' | 'open'`. */
export const CHOICES: ReadonlyMap<string, readonly string[]> = new Map(
  declarations
    .flatMap(({ tagName, attributes = [] }) => (tagName === 'my-space' ? attributes : []))
    .flatMap(({ name, type }) => {
      const values = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value = '']) => value);
      return values.length > 0 ? [[name, values] as const] : [];
    }),
);
