/** What the build tells the loader about the tags, so that nothing in the sources has to know them all. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Sealed {
  /** CSS pixels of the face that most visitors see first. */
  height: { wide: number; narrow: number };
  title: Record<'ca' | 'es' | 'oc' | 'en', string>;
}
interface Manifest {
  modules: { declarations: { tagName: string; attributes?: { name: string }[] }[] }[];
}

const folders = readdirSync('components').filter((tag) => existsSync(`components/${tag}/define.ts`));

/** A tag with a body in a file of its own is a list, named after its collection. */
export const lists = folders.filter((tag) => existsSync(`components/${tag}/body.ts`));

const sealed = folders
  .filter((tag) => tag !== 'my-space')
  .map((tag) => ({ tag, ...(JSON.parse(readFileSync(`components/${tag}/sealed.json`, 'utf8')) as Sealed) }));

/** By tag that shows something, the height that is kept free for its frame, wide and narrow. */
export const heights = Object.fromEntries(sealed.map(({ tag, height }) => [tag, [height.wide, height.narrow]]));
/** By tag, the titles of its frame in Catalan, Spanish, Aranese and English. */
export const titles = Object.fromEntries(sealed.map(({ tag, title }) => [tag, [title.ca, title.es, title.oc, title.en]]));

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;

/** The attributes that these have. */
export const attributes = [
  ...new Set(
    modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName in heights)
      .flatMap((tag) => tag.attributes ?? [])
      .map(({ name }) => name),
  ),
].sort();
