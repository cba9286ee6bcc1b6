/**
 * `npm run sbom`: writes `sbom.cdx.json`, what the two packages consist of at run time, in CycloneDX. The same lockfile gives the same bytes:
 * no time, no serial number, nothing of the machine.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const command = ['sbom', '--sbom-format', 'cyclonedx', '--loglevel', 'error'];
const bom = JSON.parse(execFileSync('npm', command, { encoding: 'utf8', maxBuffer: 2 ** 27 }));
const nameOf = (folder) => JSON.parse(file(`${folder}package.json`)).name;
const ours = new Map([nameOf(''), nameOf('gateway/')].map((name) => [`pkg:npm/${name}@`, name]));

/** By name and version. What a tool and the product both need is left out by npm's own `--omit dev`, so the lockfile is asked. */
const atRunTime = new Set(
  Object.entries(JSON.parse(file('package-lock.json')).packages)
    .filter(([, { dev, devOptional }]) => !dev && !devOptional)
    .map(([path, { name, version }]) => `${name ?? path.split('node_modules/').pop()}@${version}`),
);

/** Npm names our own packages by their folders, and says from which registry and folder it took each. */
function tidy(component) {
  const own = [...ours].find(([purl]) => component.purl?.startsWith(purl));
  return {
    ...component,
    ...(own && { name: own[1] }),
    properties: (component.properties ?? []).filter(({ name }) => name !== 'cdx:npm:package:path'),
    externalReferences: (component.externalReferences ?? []).filter(({ type }) => type !== 'distribution'),
  };
}

delete bom.serialNumber;
delete bom.metadata.timestamp;
bom.metadata.component = tidy(bom.metadata.component);
const byName = (name) => (a, b) => (a[name] < b[name] ? -1 : 1);
const named = (list) => list.filter((ref) => atRunTime.has(ref)).sort();
bom.components = bom.components
  .filter((component) => atRunTime.has(component['bom-ref']))
  .map(tidy)
  .sort(byName('bom-ref'));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => atRunTime.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: named(dependsOn) }))
  .sort(byName('ref'));
writeFileSync('sbom.cdx.json', `${JSON.stringify(bom, null, 2)}\n`);
console.log(`sbom.cdx.json names ${bom.components.length} components.`);
