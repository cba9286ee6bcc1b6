/** What a citizen is told before deciding, and what is offered. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { DeskFailure } from '../../../../gateway/src/acts/types.js';
import type { TermOutages } from '../../../../gateway/src/outages/term.js';
import { citizenOf, entity, letterOf, lookOf, notificationOf, recordOf, Stage, textOf } from './support.js';

const languages = { ca: 'Accepta i obre', es: 'Aceptar y abrir', 'oc-aranes': 'Accèpta e daurís', en: 'Accept and open' };

describe('the page of a notification', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await new Stage().open();
  });
  const shown = async (query = '?lang=ca') => textOf((await stage.get(query)).body);

  for (const [lang, words] of Object.entries(languages)) {
    it(`speaks ${lang} when it is asked to, and keeps to it in every address`, async () => {
      const { body } = await stage.get(`?lang=${lang}`);
      assert.match(body, new RegExp(`<html lang="${lang}">`));
      assert.match(textOf(body), new RegExp(words));
      assert.match(body, new RegExp(`action="/act/an-opaque-id-of-ours/review\\?lang=${lang}"`));
    });
  }

  it('says who sends it, what it is, and by when, exactly as the contract says', async () => {
    const text = await shown();
    for (const words of [
      'Requeriment de documentació',
      "Ajuntament d'Abrera · Urbanisme",
      'X2026000033',
      'S2026000120',
      '6 de març del 2026, 11:20:31',
      '16 de març del 2026, 23:59:59',
      'Queden 6 dies naturals',
      'Hora oficial: 10 de març del 2026, 09:00:00',
      'Has entrat com a CIUTADANIA FICTÍCIA PF (***0000**)',
    ])
      assert.ok(text.includes(words), words);
    assert.doesNotMatch(text, /estimada/);
  });

  it('calls an estimate one, and gives a bare day no clock time', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ expiresAt: '2026-03-16', expirySource: 'estimated' }) });
    assert.match(await shown(), /Venç 16 de març del 2026 \(data estimada/);
  });

  it('shows the identifier nowhere', async () => {
    stage.citizen = citizenOf({ person: { actingFor: entity } });
    const { body } = await stage.get();
    assert.doesNotMatch(body, /00000000T|Q0000000J/);
  });

  it('says what follows from each choice and from none, as a condition where nobody knows who is bound', async () => {
    const text = await shown();
    assert.match(text, /Si l’acceptes i l’obres Constarà com a notificada en aquest moment/);
    assert.match(text, /Si la rebutges .* El procediment continuarà igual/);
    assert.match(text, /Si no fas res Vencerà el 16 de març del 2026, 23:59:59. Si t’has de relacionar/);
    assert.doesNotMatch(text, /en paper/);
  });

  it('says it without a condition to whoever acts for a legal person', async () => {
    stage.citizen = citizenOf({ person: { actingFor: entity } });
    const text = await shown();
    assert.match(text, /Vencerà el 16 de març del 2026, 23:59:59. Legalment constarà com a rebutjada/);
    assert.match(text, /Actuant en nom de ENTITAT FICTÍCIA PJ \(\*\*\*\*0000\*\)/);
  });

  it('says that paper comes too, and that the first one counts', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ alsoOnPaper: true }) });
    assert.match(await shown(), /També te l’envien en paper: compta la primera que rebis/);
  });

  it('of a communication says that it never expires and that reading accepts it, and offers no refusal', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ kind: 'communication', expiresAt: null }), choices: ['read'] });
    const { body } = await stage.get('?lang=ca');
    const text = textOf(body);
    assert.match(text, /Si la llegeixes Constarà com a acceptada en aquest moment/);
    assert.match(text, /una comunicació no venç/);
    assert.doesNotMatch(text, /Rebutja|Venç |Queden/);
    assert.deepEqual(
      [...body.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act),
      ['read'],
    );
  });

  it('offers going back first, and gives the Enter key nothing to press', async () => {
    const { body } = await stage.get();
    assert.doesNotMatch(body, /autofocus|<input type="(?!hidden)/);
    assert.ok(body.indexOf('data-leave') < body.indexOf('<button type="submit"'));
  });

  it('asks nobody for what it says before it is open', async () => {
    await stage.get();
    assert.equal(stage.desk.reads, 0);
  });

  it('shows what an administration wrote as text, whatever it is', async () => {
    const title = '<img src=x onerror=alert(1)> "\'`</script>';
    stage.desk.current = lookOf({
      notification: notificationOf({ title, issuer: { administration: null, name: title, department: title } }),
    });
    const { body } = await stage.get();
    assert.doesNotMatch(body, /<img/);
    assert.ok(textOf(body).includes(title));
    const form = await stage.question('accept');
    assert.doesNotMatch(form.body, /<img/);
  });

  it('names the level that is needed and offers a sign-in that comes back here', async () => {
    stage.citizen = citizenOf({ person: { level: 'low' } });
    stage.desk.current = lookOf({ notification: notificationOf({ level: 'high' }), choices: [], hindrance: 'level-too-low' });
    const { body } = await stage.get('?lang=ca');
    assert.match(textOf(body), /Cal el nivell alt i has entrat amb el nivell baix/);
    assert.match(body, /\/oidc\/start\?returnTo=%2Fact%2Fan-opaque-id-of-ours%3Flang%3Dca&#38;level=high&#38;again=yes/);
    assert.doesNotMatch(body, /<form/);
  });

  for (const [hindrance, words] of [
    ['not-represented', /No consta que puguis rebre les notificacions de ENTITAT FICTÍCIA PJ/],
    ['representation-unverified', /Ara no podem comprovar que representes ENTITAT FICTÍCIA PJ/],
    ['unclear', /No sabem en quin estat és/],
  ] as const) {
    it(`offers nothing where it is ${hindrance}, and says why`, async () => {
      stage.citizen = citizenOf({ person: { actingFor: entity } });
      stage.desk.current = lookOf({ choices: [], hindrance });
      const { body } = await stage.get('?lang=ca');
      assert.match(textOf(body), words);
      assert.doesNotMatch(body, /<form/);
    });
  }

  for (const [state, words] of [
    ['accepted', /Ja està oberta/],
    ['rejected', /Ja està rebutjada .* el procediment continua/],
    ['expired', /Vençuda .* legalment consta com a rebutjada/],
    ['rejected-or-expired', /Rebutjada o vençuda/],
    ['annulled', /Anul·lada per l’emissor .* Ja no has de fer res/],
  ] as const) {
    it(`says what ${state} means afterwards, offers no act, and lets it be read where that is allowed`, async () => {
      const readable = state !== 'annulled';
      stage.desk.current = lookOf({ notification: notificationOf({ state }), choices: [], hindrance: 'final', readable });
      stage.desk.letter = letterOf();
      const { body } = await stage.get('?lang=ca');
      assert.match(textOf(body), words);
      assert.doesNotMatch(body, /<form/);
      assert.equal(textOf(body).includes('aporteu el plànol'), readable);
      assert.equal(stage.desk.reads, readable ? 1 : 0);
      assert.match(textOf(body), /Informa d’una incidència/);
    });
  }

  it('of one that needs a stronger sign-in to be read says which, and reads nothing', async () => {
    stage.citizen = citizenOf({ person: { level: 'low' } });
    stage.desk.current = lookOf({
      notification: notificationOf({ state: 'expired', level: 'high', levelSuffices: false }),
      choices: [],
      hindrance: 'final',
    });
    const { body } = await stage.get('?lang=ca');
    assert.match(textOf(body), /Vençuda .* Cal el nivell alt/);
    assert.match(body, /level=high/);
    assert.equal(stage.desk.reads, 0);
  });

  it('of one that was annulled after it was opened says so before the receipt', async () => {
    stage.desk.current = lookOf({
      notification: notificationOf({ state: 'annulled' }),
      choices: [],
      hindrance: 'final',
      records: [recordOf()],
    });
    assert.match(await shown(), /Anul·lada per l’emissor .* Justificant/);
  });

  it('does not pretend that it has no text when the register does not give it', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'expired' }), choices: [], hindrance: 'final', readable: true });
    stage.desk.letter = new DeskFailure('unreachable', 'no answer');
    assert.match(await shown(), /Ara no podem mostrar què diu/);
  });

  it('names documents as the issuer does, and how many are missing', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final', readable: true });
    stage.desk.letter = letterOf({ discarded: 2 });
    const text = await shown();
    assert.match(text, /Baixa resolució "1".pdf document principal · 84 KB/);
    assert.match(text, /Hi ha 2 documents que no hem pogut llegir/);
  });

  it('hands a document on as a file that nothing can run from', async () => {
    const { headers, body } = await stage.get('/documents/d1');
    assert.equal(body, '%PDF-');
    assert.match(
      String(headers['content-disposition']),
      /^attachment; filename="resoluci_ _1_\.pdf"; filename\*=UTF-8''resoluci%C3%B3%20%221%22\.pdf$/,
    );
    assert.match(String(headers['content-security-policy']), /sandbox/);
    assert.deepEqual(
      [headers['content-type'], headers['x-content-type-options'], headers['cache-control']],
      ['application/pdf', 'nosniff', 'no-store'],
    );
  });

  it('says so when a document cannot be had', async () => {
    stage.desk.file = new DeskFailure('unreachable', 'for the log');
    const { statusCode, headers, body } = await stage.get('/documents/d1?lang=ca');
    assert.deepEqual([statusCode, headers['content-type']], [503, 'text/html; charset=utf-8']);
    assert.match(textOf(body), /Ara no podem baixar el document/);
    stage.desk.file = undefined;
    assert.equal((await stage.get('/documents/other?lang=ca')).statusCode, 404, 'trying later would not help');
  });

  for (const code of ['level-too-low', 'not-represented', 'representation-unverified', 'not-readable'] as const) {
    it(`shows how the notification stands, where a document may not be had (${code})`, async () => {
      stage.desk.file = new DeskFailure(code, 'for the log');
      const { statusCode, headers } = await stage.get('/evidence?lang=es');
      assert.deepEqual([statusCode, headers.location], [303, '/act/an-opaque-id-of-ours?lang=es']);
    });
  }

  for (const [code, status, words] of [
    ['not-found', 404, /No trobem aquesta notificació .* representant/],
    ['beyond-reach', 404, /Entre les notificacions que hem pogut llegir no hi és .* Pot ser que aquesta sigui teva/],
    ['unreachable', 503, /Ara no podem consultar el registre .* Torna-ho a provar d’aquí a una estona/],
    ['level-too-low', 403, /Ara no podem consultar el registre .* nivell més alt/],
    ['not-represented', 403, /Ara no podem consultar el registre .* seu de l’emissor/],
  ] as const) {
    it(`says in words what ${code} means and what to do`, async () => {
      stage.desk.current = new DeskFailure(code, 'for the log');
      const { statusCode, body } = await stage.get('?lang=ca');
      assert.equal(statusCode, status);
      assert.match(textOf(body), words);
      assert.doesNotMatch(body, /for the log/);
    });
  }

  it('tells who comes by the address of a form how it stands', async () => {
    for (const path of ['/review', '/confirm']) {
      const { statusCode, headers } = await stage.get(`${path}?lang=es`);
      assert.deepEqual([statusCode, headers.location], [303, '/act/an-opaque-id-of-ours?lang=es']);
    }
  });

  it('says after going back what is true whatever was done before, and knows the way to the town’s page', async () => {
    const { body } = await stage.get('/leave?lang=ca&site=0800180001');
    assert.match(textOf(body), /Sortir-ne no l’obre ni la rebutja/);
    assert.match(body, /href="https:\/\/abrera\.example\/bustia"/);
    assert.deepEqual(stage.desk.looks, []);
  });

  for (const [hindrance, words] of [
    ['not-represented', /No consta que puguis rebre les notificacions de ENTITAT/],
    ['representation-unverified', /Ara no podem comprovar que representes ENTITAT/],
  ] as const) {
    it(`names nothing of what an entity was sent to whoever is ${hindrance}, also after it is over and in an incident`, async () => {
      stage.citizen = citizenOf({ person: { actingFor: entity } });
      for (const state of ['available', 'expired', 'annulled'] as const) {
        stage.desk.current = lookOf({ notification: notificationOf({ state }), choices: [], hindrance });
        const { body } = await stage.get('?lang=ca');
        assert.match(textOf(body), words);
        for (const page of [body, (await stage.get('/incident?lang=ca')).body])
          assert.doesNotMatch(page, /Requeriment|Ajuntament d&#39;Abrera|S2026000120|X2026000033/);
      }
    });
  }

  it('says the end of a term at midnight with the day that ends', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ expiresAt: '2026-03-17T00:00:00+01:00' }) });
    const text = await shown();
    assert.match(text, /Venç 16 de març del 2026, 24:00/);
    assert.match(text, /Vencerà el 16 de març del 2026, 24:00/);
    assert.match(text, /Queden 6 dies naturals/);
  });

  it('leads back to the town’s page from wherever nothing more can be done', async () => {
    const back = /<a class="button" href="https:\/\/abrera\.example\/bustia">Torna al web: Ajuntament d&#39;Abrera<\/a>/;
    const record = recordOf();
    stage.desk.records.set(record.key, record);
    stage.desk.letter = letterOf();
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final', readable: true });
    for (const path of ['', `/done/${record.key}`]) assert.match((await stage.get(`${path}?lang=ca&site=0800180001`)).body, back, path);
    for (const code of ['not-found', 'beyond-reach', 'unreachable', 'level-too-low', 'not-represented'] as const) {
      stage.desk.current = new DeskFailure(code, '');
      assert.match((await stage.get('?lang=ca&site=0800180001')).body, back, code);
    }
    for (const hindrance of ['not-represented', 'representation-unverified'] as const) {
      stage.desk.current = lookOf({ choices: [], hindrance });
      assert.match((await stage.get('?lang=ca&site=0800180001')).body, back, hindrance);
    }
  });

  it('knows no way to a page that is not registered', async () => {
    assert.doesNotMatch((await stage.get('/leave?site=https://evil.example')).body, /evil/);
  });

  it('gives the data that prove an incident also when the register does not answer', async () => {
    assert.match(textOf((await stage.get('/incident?lang=ca')).body), /Hora oficial ara 10 de març del 2026, 09:00:00 .*S2026000120/);
    stage.desk.current = new DeskFailure('unreachable', 'no answer');
    assert.match(textOf((await stage.get('/incident?lang=ca')).body), /Hora oficial ara 10 de març del 2026, 09:00:00/);
  });

  const seen: TermOutages = {
    count: 3,
    watched: true,
    outages: [
      { service: 'gateway', from: '2026-03-07T09:14:07+01:00', until: '2026-03-07T10:40:00+01:00' },
      { service: 'enotum', from: '2026-03-10T08:50:00+01:00', until: null },
    ],
  };

  it('tells whoever let it expire what did not work meanwhile, with its times, and how to report it', async () => {
    stage.seen = seen;
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'expired' }), choices: [], hindrance: 'final' });
    const words =
      /hem vist 3 incidències tècniques: Aquí hi ha les 2 més llargues\. Aquest servei no funcionava: 7 de març del 2026, 09:14:07 – 7 de març del 2026, 10:40:00 El registre de notificacions fallava o no responia: 10 de març del 2026, 08:50:00 – encara dura .* hora oficial\./;
    assert.match(await shown(), new RegExp(`Vençuda .* ${words.source} .* Informa d’una incidència`));
    assert.match(textOf((await stage.get('/incident?lang=ca')).body), words);
  });

  it('does not speak of outages to whoever opened it in time', async () => {
    stage.seen = seen;
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final' });
    assert.doesNotMatch(await shown(), /incidències tècniques/);
  });

  it('says that it saw none only where somebody looked all the time', async () => {
    const incident = async () => textOf((await stage.get('/incident?lang=ca')).body);
    stage.seen = { count: 0, outages: [], watched: true };
    assert.match(await incident(), /no hem vist cap incidència .* no vol dir que no n’hi hagués/);
    stage.seen = { ...stage.seen, watched: false };
    assert.doesNotMatch(await incident(), /no hem vist/);
    stage.seen = undefined;
    assert.doesNotMatch(await incident(), /no hem vist/);
  });

  for (const [what, changes, points] of [
    ['expired and may have been sent on paper', { state: 'expired', alsoOnPaper: true }, true],
    ['was refused or expired, nobody says which, nor how it was sent', { state: 'rejected-or-expired', alsoOnPaper: null }, true],
    ['expired and was electronic only', { state: 'expired', alsoOnPaper: false }, false],
    ['was refused', { state: 'rejected', alsoOnPaper: true }, false],
  ] as const)
    it(`${points ? 'points' : 'does not point'} to where edicts are searched for, where it ${what}`, async () => {
      stage.desk.current = lookOf({ notification: notificationOf(changes), choices: [], hindrance: 'final' });
      const { body } = await stage.get('?lang=ca');
      assert.equal(/href="https:\/\/www\.boe\.es\/notificaciones\/" rel="noopener noreferrer"/.test(body), points);
      assert.equal(/Tauler Edictal Únic.* No sabem si és el cas/s.test(textOf(body)), points);
    });

  it('speaks of no term in an incident with a communication, which has none', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ kind: 'communication', expiresAt: null }), choices: ['read'] });
    const text = textOf((await stage.get('/incident?lang=ca')).body);
    assert.match(text, /Una comunicació no té termini/);
    assert.doesNotMatch(text, /a temps|43\.2/);
  });

  it('shows the receipt again to whoever comes back', async () => {
    stage.desk.current = lookOf({
      notification: notificationOf({ state: 'accepted' }),
      choices: [],
      hindrance: 'final',
      readable: true,
      records: [recordOf()],
    });
    stage.desk.letter = letterOf();
    assert.match(await shown(), /Justificant .* Codi de l’operació the-key-of-the-act-1 .* aporteu el plànol/);
  });

  it('shows what is on record also while the register’s list does not show it yet, and offers no act', async () => {
    stage.desk.current = lookOf({ choices: [], hindrance: 'final', records: [recordOf()] });
    const { body } = await stage.get('?lang=ca');
    assert.match(
      textOf(body),
      /Fet: l’has acceptada .* La llista del registre encara no ho mostra.* Codi de l’operació the-key-of-the-act-1/,
    );
    assert.doesNotMatch(body, /<form/);
    assert.equal(stage.desk.reads, 0);
  });
});
