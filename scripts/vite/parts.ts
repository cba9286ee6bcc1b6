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
  /i18n\/(?:translations|texts-missing)|oidc-client-ts|session\/(cookie-session|departure|registration)|space\/remarks|ui\/notices|base\/other-copy/.test(
    module,
  );

/** What a plugin can tell of the modules. */
type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/**
 * By tag what every visitor needs, under `in:…` what somebody signed in needs besides, under `lang-…` a language's texts, under the name of
 * an entry what that imports; paths of files, without the entries, which are there anyway.
 */
export function partsOf(modules: Modules, bundle: Rolldown.OutputBundle): Parts {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const chunkOf = new Map(chunks.flatMap((chunk) => chunk.moduleIds.map((module) => [module, chunk] as const)));
  const all = [...chunkOf.keys()];

  /** Some modules and all that they import. */
  const closure = (starts: readonly string[]): string[] => {
    const found = new Set(starts);
    for (const module of found) for (const imported of modules.getModuleInfo(module)?.importedIds ?? []) found.add(imported);
    return [...found];
  };
  const filesOf = (wanted: readonly string[]): string[] => {
    const found = new Set(wanted.flatMap((module) => chunkOf.get(module) ?? []));
    // What the bundler adds of its own is known to the files alone.
    for (const { imports } of found) for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
    return [...found].filter(({ isEntry }) => !isEntry).map(({ fileName }) => fileName);
  };

  const parts: Parts = {};
  for (const module of all) {
    const tag = /components\/([^/]+)\/define\.ts$/.exec(module)?.[1];
    const language = locale.exec(module)?.[1];
    if (language) {
      parts[`lang-${language}`] = filesOf(closure([module, ...all.filter((other) => other.includes('i18n/translations'))]));
    } else if (tag) {
      const atOnce = closure([module]);
      const later = atOnce.flatMap((one) => modules.getModuleInfo(one)?.dynamicallyImportedIds ?? []).filter((one) => !isRare(one));
      const files = filesOf(atOnce);
      parts[tag] = files;
      const more = filesOf(closure(later)).filter((file) => !files.includes(file));
      if (more.length > 0) parts[`in:${tag}`] = more;
    }
  }
  for (const { isEntry, name, facadeModuleId } of chunks) if (isEntry && facadeModuleId) parts[name] = filesOf(closure([facadeModuleId]));
  return parts;
}

/** Writes the list into the entry that asks for the files. */
export const partsInEntry = (entry: string): Plugin => ({
  name: 'parts-in-entry',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunk = bundle[`${entry}.js`];
    if (chunk?.type === 'chunk') chunk.code = chunk.code.replace('__PARTS__', () => JSON.stringify(short(partsOf(this, bundle))));
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
      parts: { ...before.parts, ...partsOf(this, bundle) },
    };
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(manifest, null, 2)}\n` });
  },
};
