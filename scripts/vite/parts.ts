/**
 * Which files a tag or a language consists of, so that all of them are asked for at once: found one by one, each would cost a round trip
 * more before the first row.
 */
import type { Plugin, Rolldown } from 'vite';

const locale = /i18n\/locales\/([^/]+)\.ts$/;
/** Not needed by everybody who is signed in: the other languages, what signs in, and words to the webmaster. */
const isRare = (module: string) =>
  locale.test(module) ||
  /i18n\/translations|oidc-client-ts|session\/(cookie-session|departure|registration)|space\/remarks|base\/other-copy/.test(module);

/** By tag what every visitor needs, under `in:…` what somebody signed in needs besides, under `lang-…` a language's texts; paths of files. */
export function partsOf(bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const chunkOf = (file: string): Rolldown.OutputChunk[] => {
    const chunk = bundle[file];
    return chunk?.type === 'chunk' ? [chunk] : [];
  };
  const withImports = (chunk: Rolldown.OutputChunk): Rolldown.OutputChunk[] => [
    ...new Set([chunk, ...chunk.imports.flatMap(chunkOf).flatMap(withImports)]),
  ];
  const parts: Record<string, string[]> = {};
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

/**
 * Writes the list into an entry that can ask for the files. Where the entry's name holds a hash it still fits: the entry names the files of
 * the tags, and these the rest, so that with any of them the entry's own content has changed before.
 */
export const partsInEntry = (entry: string): Plugin => ({
  name: 'parts-in-entry',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === entry);
    if (chunk?.type !== 'chunk') return;
    const parts = Object.entries(partsOf(bundle)).filter(([name]) => /^(?:my-|in:|lang-)/.test(name));
    const short = parts.map(([name, files]) => [name, files.map((file) => file.replace(/^chunks\//, ''))] as const);
    chunk.code = chunk.code.replace('__PARTS__', () => JSON.stringify(Object.fromEntries(short)));
  },
});

/** Writes down for the gateway what a frame consists of; paths are below `/kit/`. */
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
    const manifest = { entries: Object.fromEntries(entries), styles: Object.fromEntries(styles), parts: partsOf(bundle) };
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(manifest, null, 2)}\n` });
  },
};
