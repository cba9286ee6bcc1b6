/** Fails when `gateway/openapi.json`, or the kit's types made from it, are not what the route schemas say. Asks the sources, since a build may be older. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const description = execFileSync(process.execPath, ['--import', 'tsx', 'gateway/src/cli/main.ts', 'openapi'], { encoding: 'utf8' });
const stale = [];
if (description !== readFileSync('gateway/openapi.json', 'utf8')) stale.push('gateway/openapi.json');
const types = astToString(await openapiTS(description));
if (!readFileSync('src/gateway/api.d.ts', 'utf8').endsWith(types)) stale.push('src/gateway/api.d.ts');

if (stale.length > 0) {
  process.stderr.write(`Not what the route schemas say: ${stale.join(', ')}. Run: npm run generate:api\n`);
  process.exitCode = 1;
}
