/** What makes the built files smaller than their sources and libraries would be. */
import type { Plugin } from 'vite';

/** What the sources hold for their readers alone: indentation, also that of templates, and whatever a style sheet can do without. */
export const withoutAir: Plugin = {
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
export const textsOnly: Plugin = {
  name: 'texts-only',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id === '@lit/localize' ? '\0texts' : undefined),
  load: (id) =>
    id === '\0texts'
      ? ['init/install', 'internal/str-tag', 'internal/locale-status-event']
          .map((part) => `export * from '@lit/localize/${part}.js';`)
          .join('')
      : undefined,
};

/** Runs decorators that replace nothing, such as ours; the compiler's own helper is for every kind there is. */
export const leanDecorators: Plugin = {
  name: 'lean-decorators',
  apply: 'build',
  enforce: 'pre',
  transform: (_code, id) =>
    /oxc-project.*\/decorate\.js$/.test(id)
      ? 'export default (decorators, target, key) => decorators.forEach((decorator) => decorator(target, key));'
      : undefined,
};

/** What is left of comments when everything is minified: words to tools that have done their work. */
export const withoutComments: Plugin = {
  name: 'without-comments',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replace(/\s*\/\* ?[@#](?:vite-ignore|__PURE__) ?\*\/\s*/g, '').trim();
  },
};

/** What the bundler makes modules of that share a file; too small to be fetched as a file of its own. */
export const withoutRuntimeFile: Plugin = {
  name: 'without-runtime-file',
  apply: 'build',
  generateBundle(_options, bundle) {
    const isRuntime = (file: string) => file.includes('rolldown-runtime');
    for (const [name, file] of Object.entries(bundle)) {
      if (isRuntime(name)) Reflect.deleteProperty(bundle, name);
      else if (file.type === 'chunk') {
        const [statement, own] = /import\{(?:\w+ as )?(\w+)\}from"[^"]*rolldown-runtime[^"]*";/.exec(file.code) ?? [];
        if (statement === undefined || own === undefined) continue;
        const bare = file.code.replace(statement, '').replaceAll(`${own}({})`, '{}');
        const helper = `const ${own}=of=>Object.defineProperties({},Object.fromEntries(Object.entries(of).map(([name,get])=>[name,{get}])));`;
        file.code = bare.includes(`${own}({`) ? helper + bare : bare;
        file.imports = file.imports.filter((imported) => !isRuntime(imported));
      }
    }
  },
};

/** An entry that only passes on to another file is that file. */
export const withoutFacades: Plugin = {
  name: 'without-facades',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type !== 'chunk' || !file.isEntry || !/^import"[^"]+";$/.test(file.code.trim())) continue;
      const [target] = file.imports.map((imported) => bundle[imported]);
      if (target?.type !== 'chunk') continue;
      Object.assign(target, { isEntry: true, name: file.name, facadeModuleId: file.facadeModuleId });
      Reflect.deleteProperty(bundle, name);
    }
  },
};
