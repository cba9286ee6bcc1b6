/** What comes in with `npm install`, and what goes out with `npm publish`. */
import assert from 'node:assert/strict';
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
