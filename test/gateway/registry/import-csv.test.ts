import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAdministrationList } from '../../../gateway/src/registry/import-csv.js';

describe('list of administrations', () => {
  it('reads the columns of Transparència Catalunya', () => {
    const { administrations } = readAdministrationList(
      "codi_ens,municipi,nom_complert,comarca\n0800180001,Abrera,Ajuntament d'Abrera,Baix Llobregat\n",
    );
    assert.deepEqual(administrations, [{ ine10: '0800180001', name: "Ajuntament d'Abrera", dir3: null }]);
  });

  it('reads the columns of the AOC, semicolons and a byte order mark', () => {
    const { administrations } = readAdministrationList('\uFEFFCODI_ENS;NOM_COMPLERT;DIR3\n0800180001;"Ajuntament d\'Abrera";L01080018\n');
    assert.deepEqual(administrations, [{ ine10: '0800180001', name: "Ajuntament d'Abrera", dir3: 'L01080018' }]);
  });

  it('reads a list with codi_ine10, nom_ens and codi_dir3', () => {
    const { administrations } = readAdministrationList(
      'codi_ine10,nom_municipi,nom_ens,codi_dir3\n2524300000,Vielha e Mijaran,Ajuntament de Vielha e Mijaran,L01252430\n',
    );
    assert.equal(administrations[0]?.dir3, 'L01252430');
  });

  it('repairs numeric codes that lost a leading zero, and counts them', () => {
    const { administrations, repaired } = readAdministrationList('codi_ens,nom_complert\n800180001,Abrera\n');
    assert.deepEqual([administrations[0]?.ine10, repaired], ['0800180001', 1]);
  });

  it('leaves out a bad row and says which, without losing the rest', () => {
    const { administrations, warnings } = readAdministrationList(
      'codi_ens,nom_complert\nabc,Nobody\n0800180001,Abrera\n0800180001,Abrera again\n',
    );
    assert.equal(administrations.length, 1);
    assert.deepEqual(
      warnings.map((warning) => warning.slice(0, 6)),
      ['row 2:', 'row 4:'],
    );
  });

  it('takes a doubtful code with a warning', () => {
    const { administrations, warnings } = readAdministrationList('codi_ens,nom_complert\n0800180009,Abrera\n');
    assert.equal(administrations.length, 1);
    assert.match(warnings[0] ?? '', /looks mistyped/);
  });

  it('names the columns it needs and those it found', () => {
    assert.throws(() => readAdministrationList('a,b\n1,2\n'), /codi_ine10.*nom_ens.*found: a, b/);
  });
});
