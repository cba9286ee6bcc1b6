/**
 * Which files a tag or a language consists of, so that all of them are asked for at once: found one by one, each would cost a round trip
 * more before the first row.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

export type Parts = Record<string, string[]>;

const locale = /i18n\/locales\/([^/]+)\.ts$/;
/** Not needed by everybody who is signed in: the other languages, what signs in, and words to the webmaster. */
const isRare = (module: string) =>
  locale.test(module) ||
  /i18n\/translations|oidc-client-ts|session\/(cookie-session|departure|registration)|space\/remarks|base\/other-copy/.test(module);

/** By tag what every visitor needs, under `in:…` what somebody signed in needs besides, under `lang-…` a language's texts; paths of files. */
export function partsOf(bundle: Rolldown.OutputBundle): Parts {
  const chunkOf = (file: string): Rolldown.OutputChunk[] => {
    const chunk = bundle[file];
    return chunk?.type === 'chunk' ? [chunk] : [];
  };
  const withImports = (chunk: Rolldown.OutputChunk): Rolldown.OutputChunk[] => [
    ...new Set([chunk, ...chunk.imports.flatMap(chunkOf).flatMap(withImports)]),
  ];
  const parts: Parts = {};
  const add = (name: string, chunks: Rolldown.OutputChunk[]) => {
    parts[name] = [...new Set(chunks)].filter(({ isEntry }) => !isEntry).map(({ fileName }) => fileName);
  };
  for (const chunk of Object.keys(bundle).flatMap(chunkOf)) {
    const source = chunk.facadeModuleId ?? '';
    const tag = /components\/([^/]+)\/define\.ts$/.exec(source)?.[1];
    const language = locale.exec(source)?.[1];
    const atOnce = withImports(chunk);
    if (language) {
      const drawn = Object.keys(bundle)
        .flatMap(chunkOf)
        .filter(({ moduleIds }) => moduleIds.some((module) => module.includes('i18n/translations')));
      add(`lang-${language}`, [...atOnce, ...drawn]);
    } else if (tag) {
      add(tag, atOnce);
      const later = atOnce
        .filter(({ isEntry }) => !isEntry)
        .flatMap(({ dynamicImports }) => dynamicImports.flatMap(chunkOf))
        .filter(({ moduleIds }) => !moduleIds.some(isRare));
      const more = later.flatMap(withImports).filter((part) => !atOnce.includes(part));
      if (more.length > 0) add(`in:${tag}`, more);
    } else if (chunk.isEntry) {
      add(chunk.name, atOnce);
    }
  }
  return parts;
}

/** Writes the list into the entry that asks for the files. */
export const partsInEntry = (entry: string): Plugin => ({
  name: 'parts-in-entry',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunk = bundle[`${entry}.js`];
    if (chunk?.type === 'chunk') chunk.code = chunk.code.replace('__PARTS__', () => JSON.stringify(short(partsOf(bundle))));
  },
});

/** Of tags and languages alone, without the folder that all are in. */
function short(parts: Parts): Parts {
  const wanted = Object.entries(parts).filter(([name]) => /^(?:my-|in:|lang-)/.test(name));
  return Object.fromEntries(wanted.map(([name, files]) => [name, files.map((file) => file.replace(/^chunks\//, ''))]));
}

/** Where the gateway has what it serves to frames. */
export const frameFolder = 'gateway/kit';

interface Manifest {
  entries: Record<string, string>;
  styles: Record<string, string>;
  parts: Parts;
}

function readManifest(): Manifest {
  const file = `${frameFolder}/manifest.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : { entries: {}, styles: {}, parts: {} };
}

/** The list that the build of the frames wrote down before. */
export const shortParts = (): Parts => short(readManifest().parts);

/** Writes down for the gateway what a frame consists of, paths below `/kit/`; adds to what a run into the same folder wrote before. */
export const frameManifest: Plugin = {
  name: 'frame-manifest',
  apply: 'build',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const entries = files.flatMap((file) => (file.type === 'chunk' && file.isEntry ? [[file.name, file.fileName] as const] : []));
    const styles = files.flatMap(({ fileName }) => {
      const name = /^(\w+)-[\w-]+\.css$/.exec(fileName)?.[1];
      return name ? [[name, fileName] as const] : [];
    });
    const before: Manifest = entries.some(([name]) => name === 'frame') ? { entries: {}, styles: {}, parts: {} } : readManifest();
    const manifest: Manifest = {
      entries: { ...before.entries, ...Object.fromEntries(entries) },
      styles: { ...before.styles, ...Object.fromEntries(styles) },
      parts: { ...before.parts, ...partsOf(bundle) },
    };
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(manifest, null, 2)}\n` });
  },
};
