/**
 * Generates what is derived from the tags' doc comments: `custom-elements.json`, the completions for VS Code and JetBrains
 * editors, the JSX types, and the tables in each tag's README. With `--check` writes nothing and fails on any difference.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateJsxTypes } from 'custom-element-jsx-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { format, resolveConfig } from 'prettier';
import { readmeOf } from './readme-tables.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const checking = process.argv.includes('--check');
const directory = mkdtempSync(join(tmpdir(), 'manifest-'));

const manifest = await cli({ argv: ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'], noWrite: true });
for (const module of manifest.modules) module.declarations.sort((a, b) => a.name.localeCompare(b.name));
manifest.modules.sort((a, b) => a.path.localeCompare(b.path));
writeFileSync(join(directory, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const quiet = { outdir: directory, hideLogs: true };
generateVsCodeCustomElementData(manifest, {
  ...quiet,
  htmlFileName: 'vscode.html-custom-data.json',
  cssFileName: 'vscode.css-custom-data.json',
});
generateJetBrainsWebTypes(manifest, { ...quiet, webTypesFileName: 'web-types.json', packageJson: false });
// The generator takes every event type for an export of the tag's module, which it is not.
const untypedEvents = structuredClone(manifest);
for (const { declarations } of untypedEvents.modules)
  for (const { events = [] } of declarations) for (const event of events) delete event.type;
generateJsxTypes(untypedEvents, {
  ...quiet,
  fileName: 'custom-elements-jsx.d.ts',
  componentTypePath: (_name, tag) => `../dist/components/${tag}/${tag}.js`,
});

const place = (file) => (file === 'custom-elements.json' ? file : `types/${file}`);
const generated = new Map(readdirSync(directory).map((file) => [place(file), readFileSync(join(directory, file), 'utf8')]));
rmSync(directory, { recursive: true });
for (const module of manifest.modules) {
  for (const declaration of module.declarations) {
    const file = `components/${declaration.tagName}/README.md`;
    generated.set(file, readmeOf(declaration, current(file)));
  }
}

const style = await resolveConfig('package.json');
for (const [file, text] of generated)
  if (file !== 'custom-elements.json') generated.set(file, await format(text, { ...style, filepath: file }));

generated.set('types/custom-elements-jsx.d.ts', generated.get('types/custom-elements-jsx.d.ts').replaceAll('CustomEvent<never>', 'Event'));

const stale = [...generated].filter(([file, text]) => current(file) !== text).map(([file]) => file);
if (!checking) mkdirSync('types', { recursive: true });
if (!checking) for (const file of stale) writeFileSync(file, generated.get(file));
if (stale.length > 0) console.log(`${checking ? 'Out of date; run "npm run manifest"' : 'Written'}: ${stale.join(', ')}`);
process.exitCode = checking && stale.length > 0 ? 1 : 0;

function current(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (reason) {
    if (reason.code === 'ENOENT') return undefined;
    throw reason;
  }
}
