/**
 * The files for a CDN, in two runs:
 * - `vite build --mode cdn`: the autoloader, and each tag, the shared code, the login library and each language in files of their own;
 * - `vite build --mode kit`: everything in one file.
 * The modules for npm are compiled by TypeScript alone. `vite` serves the sources under the addresses of the CDN.
 */
import { defineConfig, type Plugin } from 'vite';

const entries = { loader: 'src/mount/loader.ts', kit: 'components/kit.ts' };

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
 * cost a round trip more before the first row.
 */
const partsOfTags: Plugin = {
  name: 'parts-of-tags',
  apply: 'build',
  generateBundle(_options, bundle) {
    const loader = bundle['loader.js'];
    if (loader?.type !== 'chunk') return;
    const partsOf = (file: string): string[] => {
      const chunk = bundle[file];
      return chunk?.type === 'chunk' ? chunk.imports.flatMap((part) => [part, ...partsOf(part)]) : [];
    };
    const parts: Record<string, string[]> = {};
    for (const [file, chunk] of Object.entries(bundle)) {
      const source = chunk.type === 'chunk' ? (chunk.facadeModuleId ?? '') : '';
      const tag = /components\/([^/]+)\/define\.ts$/.exec(source)?.[1];
      const language = /i18n\/locales\/([^/]+)\.ts$/.exec(source)?.[1];
      const name = tag ?? (language && `lang-${language}`);
      if (name) parts[name] = [...new Set([file, ...partsOf(file)])].map((part) => part.replace(/^chunks\//, ''));
    }
    loader.code = loader.code.replace('__PARTS__', () => JSON.stringify(parts));
  },
};

export default defineConfig(({ mode, command }) => {
  const single = mode === 'kit';
  const entry: Record<string, string> = single ? { kit: entries.kit } : { loader: entries.loader };
  return {
    publicDir: false,
    define: command === 'serve' ? { __PARTS__: '{}' } : {},
    plugins: [cdnAddresses, partsOfTags],
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
          codeSplitting: single ? false : { groups: [{ name: 'lit', test: /node_modules\/@?lit/ }] },
        },
      },
    },
  };
});
