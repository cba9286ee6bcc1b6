#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/doctor/cli.js', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write('The kit is not built yet. Run: npm run build\n');
  process.exit(1);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2), (text) => process.stdout.write(text));
