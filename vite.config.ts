/**
 * The built files. Into `cdn/`, what a page loads:
 * - `vite build --mode open`: the open mount, and each tag, the shared code, the login library and each language in files of their own;
 * - `vite build --mode loader`: the script that is pasted, with the sealed mount;
 * - `vite build --mode later`: what the sealed tags need, but nothing waits for;
 * - `vite build --mode absent`: what stands in the place of a sealed frame that does not come;
 * - `vite build --mode remarks`: what the loader may have to say to the webmaster;
 * - `vite build --mode kit`: the tags of the open mount in one file.
 * Into `gateway/kit/`, what the gateway serves to its frames:
 * - `vite build --mode frame`, all of it under names that change with the content, and a manifest;
 * - `vite build --mode frame-early`, after it: what asks before the rest has come, a script that stands in the document itself.
 * The modules for npm are compiled by TypeScript alone. `vite` serves the sources under the addresses of the CDN.
 */
import { defineConfig, type Plugin } from 'vite';
import { leanDecorators, textsOnly, withoutAir, withoutComments, withoutFacades, withoutRuntimeFile } from './scripts/vite/lean.js';
import { frameFolder, frameManifest, partsInEntry } from './scripts/vite/parts.js';
import { attributes, heights, lists, titles } from './scripts/vite/tags.js';

const entries: Record<string, string> = {
  open: 'src/mount/open.ts',
  loader: 'src/mount/loader.ts',
  remarks: 'src/mount/sealed/remarks.ts',
  later: 'src/mount/sealed/later.ts',
  absent: 'src/mount/sealed/watch.ts',
  kit: 'components/kit.ts',
};
const frameEntries: Record<string, Record<string, string>> = {
  frame: { frame: 'src/mount/frame/frame.ts', popup: 'src/mount/popup.ts' },
  'frame-early': { early: 'src/mount/frame/early.ts' },
};

/** In development `/loader.js` is the loader's source, and brings along what reloads the page when a file changes. */
const cdnAddresses: Plugin = {
  name: 'cdn-addresses',
  apply: 'serve',
  transform(code, id) {
    return id.endsWith(String(entries['loader'])) ? `import '/@vite/client';\n${code}` : undefined;
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

/** Which modules share a file, each with what it imports: what every page needs. */
const core = {
  name: 'core',
  test: /decorate|\/src\/(base\/(define|kit-element)|space\/space-consumer|i18n\/page-language|ui\/folder-list)|\/my-space\/my-space/,
  priority: 3,
};
/** A frame shows its first face with one file. */
const wholeFrame = { name: 'frame', test: /mount\/frame\/frame\.ts/, priority: 3 };
/** What asks early, without anything that all others wait for; what every signed-in page needs; what every list needs. */
const early = { name: 'early', test: /mount\/open-early/, priority: 4 };
const signedIn = [
  {
    name: 'session',
    test: /\/src\/(session\/oidc-session|gateway\/client|controllers\/question|styles\/tones|ui\/level)/,
    priority: 2,
  },
  { name: 'folder', test: /\/src\/ui\/(folder-body|dates|missing-words|link|marks)/, priority: 1 },
  { name: 'later', test: /\/src\/ui\/(later|facts)/, priority: 0 },
];

export default defineConfig(({ mode, command }) => {
  const forFrames = frameEntries[mode];
  const frame = mode === 'frame';
  const inDocument = mode === 'frame-early';
  const single = !frame && mode !== 'open' && command === 'build';
  const name = mode in entries ? mode : 'loader';
  const entry = forFrames ?? { [name]: String(entries[name]) };
  const hashed = forFrames ? '[name]-[hash]' : '[name]-[hash:6]';
  return {
    publicDir: false as const,
    define: {
      __LISTS__: JSON.stringify(lists),
      __HEIGHTS__: JSON.stringify(heights),
      __TITLES__: JSON.stringify(titles),
      __ATTRIBUTES__: JSON.stringify(attributes),
      ...(command === 'serve' && { __PARTS__: '{}' }),
    },
    plugins: [
      cdnAddresses,
      withoutAir,
      textsOnly,
      leanDecorators,
      withoutRuntimeFile,
      withoutFacades,
      withoutComments,
      partsInEntry('open'),
      ...(forFrames ? [frameManifest] : []),
    ],
    server: { host: '127.0.0.1', port: 8405, strictPort: true, cors: true, allowedHosts: ['.localhost'] },
    build: {
      outDir: forFrames ? frameFolder : 'cdn',
      emptyOutDir: !single,
      target: 'es2022',
      reportCompressedSize: false,
      cssCodeSplit: frame,
      lib: {
        entry,
        name: 'early',
        formats: [inDocument ? ('iife' as const) : ('es' as const)],
        fileName: (_format: string, file: string) => `${file}.js`,
      },
      rolldownOptions: {
        output: {
          minify: true,
          ...(forFrames && { entryFileNames: `${hashed}.js`, assetFileNames: `${hashed}[extname]` }),
          chunkFileNames: `chunks/${hashed}.js`,
          codeSplitting: single ? (false as const) : { groups: [...(frame ? [wholeFrame] : [early, core]), ...signedIn] },
        },
      },
    },
  };
});
