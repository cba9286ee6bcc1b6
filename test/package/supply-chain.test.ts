/** What comes in with `npm install`, and what goes out with `npm publish`. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  overrides?: Record<string, unknown>;
  scripts?: Record<string, string>;
  publishConfig?: Record<string, unknown>;
}
interface Locked {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  devOptional?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
  license?: string;
}
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifests = ['package.json', 'gateway/package.json'].map((file) => json(file) as Manifest);
const locked = Object.entries((json('package-lock.json') as { packages: Record<string, Locked> }).packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);
const atRunTime = locked.filter(([, { dev, devOptional }]) => !dev && !devOptional);

/** Named directly by the two packages, and all in all. More needs a reason, told where the number is raised. */
const budget = { direct: 26, all: 145 };

describe('the packages that come in', () => {
  it('are named with their exact version', () => {
    for (const { name, dependencies = {}, devDependencies = {} } of manifests) {
      for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies }))
        assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${dependency} of ${name}`);
    }
    for (const override of Object.values(manifests[0]?.overrides ?? {}).flatMap((value) => (typeof value === 'string' ? [value] : [])))
      assert.match(override, /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/);
  });

  it('are locked by their content, whatever registry they come from', () => {
    for (const [path, { integrity, resolved }] of locked) {
      assert.match(integrity ?? '', /^sha512-/, path);
      assert.equal(resolved, undefined, path);
    }
  });

  it('are few at run time', () => {
    const direct = manifests.reduce((sum, { dependencies = {} }) => sum + Object.keys(dependencies).length, 0);
    assert.ok(direct <= budget.direct, `${direct} named`);
    assert.ok(atRunTime.length <= budget.all, `${atRunTime.length} in all`);
    assert.ok(atRunTime.length > budget.all - 15, `${atRunTime.length} in all: lower the budget`);
  });

  it('run nothing when they are installed, those of run time', () => {
    assert.deepEqual(
      atRunTime.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path),
      [],
    );
  });

  it('have licences under which the EUPL may use them', () => {
    for (const [path, { license }] of atRunTime)
      assert.match(license ?? '', /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|0BSD)$/, path);
  });
});

describe('the packages that go out', () => {
  it('say where they were built, and run nothing when they are installed', () => {
    for (const { name, publishConfig, scripts = {} } of manifests) {
      assert.deepEqual(publishConfig, { access: 'public', provenance: true }, name);
      for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
        assert.equal(scripts[script], undefined, `${script} of ${name}`);
    }
  });
});

describe('the bill of materials', () => {
  const make = () => {
    execFileSync(process.execPath, ['scripts/sbom.mjs'], { stdio: 'ignore' });
    return readFileSync('sbom.cdx.json', 'utf8');
  };
  const text = make();
  const bom = JSON.parse(text) as {
    bomFormat: string;
    metadata: { component: { 'bom-ref': string } };
    specVersion: string;
    components: { 'bom-ref': string; name: string; version: string; purl: string; hashes?: { alg: string; content: string }[] }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };

  it('is CycloneDX, and the same bytes when it is made again', () => {
    assert.equal(bom.bomFormat, 'CycloneDX');
    assert.match(bom.specVersion, /^1\.\d$/);
    assert.equal(make(), text);
  });

  it('names every package of run time, with the content that is locked', () => {
    const content = new Map(bom.components.map(({ name, version, hashes = [] }) => [`${name}@${version}`, hashes[0]?.content]));
    for (const [path, { name, version = '', integrity = '' }] of atRunTime) {
      const expected = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
      assert.equal(content.get(`${name ?? path.split('node_modules/').pop() ?? ''}@${version}`), expected, path);
    }
  });

  it('refers to nothing that it does not name', () => {
    const refs = new Set([bom.metadata.component, ...bom.components].map((component) => component['bom-ref']));
    assert.equal(refs.size, bom.components.length + 1);
    for (const { purl } of bom.components) assert.match(purl, /^pkg:npm\/[^@]+@[^@]+$/);
    for (const { ref, dependsOn } of bom.dependencies) for (const one of [ref, ...dependsOn]) assert.ok(refs.has(one), one);
  });

  it('holds nothing of the machine or the moment', () =>
    assert.doesNotMatch(text, /serialNumber|timestamp|file:|\/home\/|localhost|127\.0\.0\.1/));
});
