import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HCC_BODIES } from '../../demo/administrations/bodies.js';
import { Calendar, madridNow, shiftDay } from '../../demo/administrations/calendar.js';
import { LIVES } from '../../demo/administrations/lives/index.js';
import { recordsOf, type Records } from '../../demo/administrations/records.js';
import { REPRESENTATIVES } from '../../demo/people.js';

const tell = (calendar: Calendar): Map<string, Records> =>
  new Map(HCC_BODIES.map((body) => [body.ine10, recordsOf(body, LIVES[body.ine10] ?? { matters: [] }, calendar)]));

const calendar = new Calendar();
const told = tell(calendar);
const all = [...told.values()];
const threeYearsAgo = calendar.ago(3 * 365);

/** How many the citizen sees in the last three years, as themself and as a representative. */
const seen = (records: readonly { holder: string }[], day: (index: number) => string) =>
  records.filter(({ holder }, index) => (holder === '00000000T' || REPRESENTATIVES[holder] === '00000000T') && day(index) >= threeYearsAgo)
    .length;

void describe('the life of the fictitious people', () => {
  void it('spans fifteen bodies and more than three years', () => {
    assert.equal(HCC_BODIES.length, 15);
    const starts = all.flatMap(({ caseFiles }) => caseFiles.map(({ item }) => item.dataIniciExpedient));
    assert.ok(starts.some((start) => start < threeYearsAgo));
  });

  void it('holds what a believable life holds', () => {
    const caseFiles = all.flatMap((records) => records.caseFiles);
    const entries = all.flatMap((records) => records.entries);
    const notifications = all.flatMap((records) => records.notifications).filter(({ holder }) => holder === '00000000T');
    const traces = all.flatMap((records) => records.traces).filter(({ holder }) => holder === '00000000T');
    assert.ok(seen(caseFiles, (index) => caseFiles[index]?.item.dataIniciExpedient ?? '') >= 40);
    assert.ok(seen(entries, (index) => entries[index]?.item.dataActuacio ?? '') >= 120);
    assert.ok(notifications.length >= 25, String(notifications.length));
    assert.ok(traces.length >= 60, String(traces.length));
    assert.deepEqual(
      new Set(notifications.map(({ item }) => `${item.tipus} ${item.estat}`)),
      new Set([
        'NOTIFICACIO DIPOSITADA',
        'NOTIFICACIO ACCEPTADA',
        'NOTIFICACIO REBUTJADA',
        'NOTIFICACIO EXPIRADA',
        'COMUNICACIO DIPOSITADA',
        'COMUNICACIO ACCEPTADA',
      ]),
    );
    assert.deepEqual(new Set(notifications.map(({ item }) => item.idioma)), new Set(['ca', 'es', 'oc']));
    assert.deepEqual(
      new Set(traces.map(({ item }) => item.DatosGenericos.Solicitante.Consentimiento)),
      new Set(['Si', 'Ley', 'NoOpo', undefined]),
    );
  });

  void it('gives the newcomer two case files and one notification', () => {
    const of = (records: readonly { holder: string }[]) => records.filter(({ holder }) => holder === '99999018D').length;
    assert.equal(of(all.flatMap(({ caseFiles }) => caseFiles)), 2);
    assert.equal(of(all.flatMap(({ notifications }) => notifications)), 1);
  });

  void it('tells nothing that has not happened yet', () => {
    const now = madridNow();
    for (const { caseFiles, entries, notifications, traces } of all) {
      const moments = [
        ...caseFiles.flatMap(({ item }) => [item.dataIniciExpedient, item.dataFinalitzacioExpedient ?? '']),
        ...entries.map(({ item }) => item.dataActuacio),
        ...notifications.flatMap(({ item }) => [item.dataPublicacio, item.dataPracticada ?? '']),
        ...traces.map(({ item }) => item.Atributos.TimeStamp),
      ];
      assert.deepEqual(
        moments.filter((moment) => moment > now),
        [],
      );
    }
  });

  void it('ends no matter before the last thing that happened in it', () => {
    for (const { caseFiles, entries } of all) {
      for (const { item: file } of caseFiles.filter(({ item }) => item.dataFinalitzacioExpedient !== undefined)) {
        const last = entries
          .filter(({ item }) => item.idExpedient === file.idExpedient)
          .map(({ item }) => item.dataActuacio.slice(0, 10))
          .sort()
          .at(-1);
        assert.ok(file.dataIniciExpedient <= (file.dataFinalitzacioExpedient ?? ''), file.idExpedient);
        assert.ok((last ?? '') <= (file.dataFinalitzacioExpedient ?? '').slice(0, 10), `${file.idExpedient}: ${last ?? ''}`);
      }
    }
  });

  void it('leaves open notifications open and lets their terms run', () => {
    for (const { item } of all.flatMap(({ notifications }) => notifications)) {
      if (item.tipus === 'NOTIFICACIO' && item.estat === 'DIPOSITADA')
        assert.ok((item.dataExpiracioPrevista ?? '') > madridNow(), item.titol);
      else assert.equal(item.dataExpiracioPrevista, undefined, item.titol);
    }
  });

  void it('joins the case files with their entries by the ids that the contract shares', () => {
    for (const { caseFiles, entries } of all) {
      const known = new Set(entries.map(({ item }) => item.idActuacio));
      for (const { item } of caseFiles) for (const id of item.idActuacions ?? []) assert.ok(known.has(id));
    }
  });

  void it('repeats no id, whatever the day', () => {
    for (let day = 0; day < 1200; day += 7) {
      const records = [...tell(new Calendar(shiftDay('2026-01-01', day))).values()];
      for (const { caseFiles, entries } of records) {
        assertUnique(caseFiles.map(({ item }) => item.idExpedient));
        assertUnique(entries.map(({ item }) => item.idActuacio));
      }
      assertUnique(records.flatMap(({ notifications }) => notifications.map(({ item }) => item.id)));
    }
  });

  void it('names nobody but the fictitious people', () => {
    const text = JSON.stringify(all);
    const personal = /\b(?:[XYZKLM]\d{7}|\d{8})[A-Z]\b/g;
    assert.deepEqual(new Set(text.match(personal)), new Set(['00000000T', '99999018D']));
    assert.deepEqual(new Set(text.match(/[\w.]+@[\w.]+/g)), new Set(['funcionaria@exemple.cat']));
  });
});

function assertUnique(ids: readonly (string | number)[]): void {
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
}
