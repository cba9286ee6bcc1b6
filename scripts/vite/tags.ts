/** What the build tells the loader about the tags, so that nothing in the sources has to know them all. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

interface Sealed {
  height: number;
  title: Record<'ca' | 'es' | 'oc' | 'en', string>;
}
interface Manifest {
  modules: { declarations: { tagName: string; attributes?: { name: string }[] }[] }[];
}

const folders = readdirSync('components').filter((tag) => existsSync(`components/${tag}/define.ts`));

/** A tag with a body in a file of its own is a list, named after its collection. */
export const lists = folders.filter((tag) => existsSync(`components/${tag}/body.ts`));

/** The tags that show something: the height kept free for their frame, and its titles. */
export const sealed = Object.fromEntries(
  folders
    .filter((tag) => tag !== 'my-space')
    .map((tag) => {
      const { height, title } = JSON.parse(readFileSync(`components/${tag}/sealed.json`, 'utf8')) as Sealed;
      return [tag, [height, title.ca, title.es, title.oc, title.en]];
    }),
);

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;

/** The attributes that these have. */
export const attributes = [
  ...new Set(
    modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName in sealed)
      .flatMap((tag) => tag.attributes ?? [])
      .map(({ name }) => name),
  ),
].sort();
