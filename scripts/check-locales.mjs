/**
 * Fails when a text of the kit is missing in one of the languages, is empty, or when the compiled texts in
 * `src/i18n/locales` are older than the translations in `xliff`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { targetLocales } = JSON.parse(readFileSync('lit-localize.json', 'utf8'));
const tool = createRequire(import.meta.url).resolve('@lit/localize-tools/bin/lit-localize.js');
const problems = [];

// Extraction rewrites the translations in place, so it works on a copy.
const copy = mkdtempSync(join(tmpdir(), 'locales-'));
for (const part of ['src', 'components', 'xliff', 'lit-localize.json', 'tsconfig.json', 'tsconfig.base.json'])
  cpSync(part, join(copy, part), { recursive: true });
// The tool knows a text by the type of `msg`, which it looks up there.
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'), 'junction');
const run = (command) =>
  execFileSync(process.execPath, [tool, command], { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
try {
  run('extract');
  for (const locale of targetLocales) {
    const units = readFileSync(join(copy, 'xliff', `${locale}.xlf`), 'utf8').match(/<trans-unit [\s\S]*?<\/trans-unit>/g) ?? [];
    if (units.length === 0) problems.push(`${locale}: there are no texts at all.`);
    for (const unit of units) {
      const target = /<target>([\s\S]*?)<\/target>/.exec(unit)?.[1];
      if (target?.trim()) continue;
      problems.push(`${locale}: no translation of "${/<source>([\s\S]*?)<\/source>/.exec(unit)?.[1] ?? unit}"`);
    }
  }
  if (problems.length === 0) {
    run('build');
    for (const locale of targetLocales) {
      const file = join('src/i18n/locales', `${locale}.ts`);
      if (readFileSync(file, 'utf8') !== readFileSync(join(copy, file), 'utf8'))
        problems.push(`${locale}: ${file} is out of date; run "npm run i18n:build".`);
    }
  }
} finally {
  rmSync(copy, { recursive: true });
}

for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`Every text is there in ${targetLocales.length + 1} languages.`);
process.exitCode = problems.length > 0 ? 1 : 0;
