/**
 * The files for a CDN, in three runs:
 * - `vite build --mode cdn`: the autoloader, and each tag, the shared code, the login library and each language in files of their own;
 * - `vite build --mode early`: what asks the gateway before the tags have come, in one small file;
 * - `vite build --mode kit`: everything in one file.
 * The modules for npm are compiled by TypeScript alone. `vite` serves the sources under the addresses of the CDN.
 */
import { existsSync, readdirSync } from 'node:fs';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const entries = { loader: 'src/mount/loader.ts', early: 'src/session/early.ts', kit: 'components/kit.ts' };

/** A tag with a body in a file of its own is a list, named after its collection. */
const lists = readdirSync('components').filter((tag) => existsSync(`components/${tag}/body.ts`));

/** In development `/loader.js` is the loader's source, and brings along what reloads the page when a file changes. */
const cdnAddresses: Plugin = {
  name: 'cdn-addresses',
  apply: 'serve',
  transform(code, id) {
    return id.endsWith(entries.loader) ? `import '/@vite/client';\n${code}` : undefined;
  },
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      const [path = '', query] = (request.url ?? '').split('?');
      const source = Object.entries(entries).find(([name]) => path === `/${name}.js`)?.[1];
      if (source) request.url = `/${source}${query ? `?${query}` : ''}`;
      next();
    });
  },
};

/**
 * Tells the loader which files each tag and each language consists of, so that it asks for all of them at once: found one by one, each would
 * cost a round trip more before the first row. What a tag needs only when somebody is signed in stands under `in:…`.
 */
const partsOfTags: Plugin = {
  name: 'parts-of-tags',
  apply: 'build',
  generateBundle(_options, bundle) {
    const loader = bundle['loader.js'];
    if (loader?.type !== 'chunk') return;
    const chunkOf = (file: string): Rolldown.OutputChunk[] => {
      const chunk = bundle[file];
      return chunk?.type === 'chunk' ? [chunk] : [];
    };
    const withImports = (chunk: Rolldown.OutputChunk): Rolldown.OutputChunk[] => [
      ...new Set([chunk, ...chunk.imports.flatMap(chunkOf).flatMap(withImports)]),
    ];
    const parts: Record<string, string[]> = {};
    const add = (name: string, chunks: Rolldown.OutputChunk[]) => {
      parts[name] = [...new Set(chunks)].map(({ fileName }) => fileName.replace(/^chunks\//, ''));
    };
    for (const chunk of Object.values(bundle)) {
      const source = chunk.type === 'chunk' ? (chunk.facadeModuleId ?? '') : '';
      const tag = /components\/([^/]+)\/define\.ts$/.exec(source)?.[1];
      const language = locale.exec(source)?.[1];
      if (chunk.type !== 'chunk' || !(tag ?? language)) continue;
      const atOnce = withImports(chunk);
      if (!tag) {
        const drawn = Object.keys(bundle)
          .flatMap(chunkOf)
          .filter(({ moduleIds }) => moduleIds.some((module) => module.includes('i18n/translations')));
        add(`lang-${String(language)}`, [...atOnce, ...drawn]);
        continue;
      }
      add(tag, atOnce);
      const later = atOnce
        .flatMap(({ dynamicImports }) => dynamicImports.flatMap(chunkOf))
        .filter(({ moduleIds }) => !moduleIds.some(isRare));
      const more = later.flatMap(withImports).filter((part) => !atOnce.includes(part));
      if (more.length > 0) add(`in:${tag}`, more);
    }
    loader.code = loader.code.replace('__PARTS__', () => JSON.stringify(parts));
  },
};

const locale = /i18n\/locales\/([^/]+)\.ts$/;
/** Not needed by everybody who is signed in: the other languages, what signs in, and words to the webmaster. */
const isRare = (module: string) =>
  locale.test(module) || /i18n\/translations|oidc-client-ts|session\/registration|space\/remarks|base\/other-copy/.test(module);

/** What the sources hold for their readers alone: indentation, also that of templates, and whatever a style sheet can do without. */
const withoutAir: Plugin = {
  name: 'without-air',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/(src|components)\/.*\.ts$/.test(id)) return undefined;
    const dense = (_: string, sheet: string) =>
      `css\`${sheet
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,>]) ?/g, '$1')
        .replace(/: /g, ':')
        .replaceAll(';}', '}')
        .trim()}\``;
    return { code: code.replace(/css`([^`$]*)`/g, dense).replace(/\n\s+/g, '\n'), map: null };
  },
};

/** Of the library of texts only what Catalan needs; the rest comes with another language. Its index would bring everything at once. */
const textsOnly: Plugin = {
  name: 'texts-only',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id === '@lit/localize' ? '\0texts' : undefined),
  load: (id) =>
    id === '\0texts'
      ? ['init/install', 'internal/str-tag', 'internal/localized-controller']
          .map((part) => `export * from '@lit/localize/${part}.js';`)
          .join('')
      : undefined,
};

/** Runs decorators that replace nothing, such as ours; the compiler's own helper is for every kind there is. */
const leanDecorators: Plugin = {
  name: 'lean-decorators',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('helpers/decorate') ? '\0decorate' : undefined),
  load: (id) =>
    id === '\0decorate'
      ? 'export default (decorators, target, key) => decorators.forEach((decorator) => decorator(target, key));'
      : undefined,
};

/** Which modules share a file, each with what it imports: what every page needs, what every signed-in page needs, what every list needs. */
const files = [
  {
    name: 'core',
    test: /decorate|\/src\/(base\/(define|kit-element)|space\/space-consumer|i18n\/page-language|ui\/folder-list)|\/my-space\/my-space/,
    priority: 3,
  },
  {
    name: 'session',
    test: /\/src\/(session\/oidc-session|gateway\/client|controllers\/(resource|citizen)|ui\/(problems|level))/,
    priority: 2,
  },
  { name: 'folder', test: /\/src\/ui\/(folder-body|facts|link|marks)/, priority: 1 },
];

export default defineConfig(({ mode, command }) => {
  const single = mode !== 'cdn' && command === 'build';
  const name = mode === 'kit' || mode === 'early' ? mode : 'loader';
  const entry = { [name]: entries[name] };
  return {
    publicDir: false,
    define: { __LISTS__: JSON.stringify(lists), ...(command === 'serve' && { __PARTS__: '{}' }) },
    plugins: [cdnAddresses, withoutAir, textsOnly, leanDecorators, partsOfTags],
    server: { host: '127.0.0.1', port: 8405, strictPort: true, cors: true, allowedHosts: ['.localhost'] },
    build: {
      outDir: 'cdn',
      emptyOutDir: !single,
      target: 'es2022',
      reportCompressedSize: false,
      lib: {
        entry,
        formats: ['es'],
        fileName: (_format, name) => `${name}.js`,
      },
      rolldownOptions: {
        output: {
          minify: true,
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: single ? false : { groups: files },
        },
      },
    },
  };
});
