/** The second step, and what is said afterwards. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { actTexts } from '../../../../gateway/src/acts/pages/texts.js';
import { DeskFailure, type RefusalCode } from '../../../../gateway/src/acts/types.js';
import { citizenOf, entity, hiddenFields, id, letterOf, lookOf, notificationOf, recordOf, Stage, textOf } from './support.js';

describe('confirming', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await new Stage().open();
  });

  const confirmed = async (form: Record<string, string>, headers = {}) => {
    stage.later(2_000);
    return stage.post('/confirm?lang=ca', form, headers);
  };
  /** What is said to a confirmation that did not count. */
  const answer = async (form: Record<string, string>, headers = {}) => {
    const { statusCode, headers: answered } = await confirmed(form, headers);
    return stage.follow(statusCode, answered.location);
  };
  const acts = () => stage.desk.performed.map(({ act }) => act);

  for (const act of ['accept', 'reject', 'read'] as const) {
    it(`asks to ${act} only after the second step, and once`, async () => {
      if (act === 'read') stage.desk.current = lookOf({ notification: notificationOf({ kind: 'communication' }), choices: ['read'] });
      const form = await stage.review(act);
      assert.deepEqual(acts(), []);
      const { statusCode, headers } = await confirmed(form);
      assert.deepEqual([statusCode, headers.location], [303, `/act/${id}/done/${form['key'] ?? ''}?lang=ca`]);
      assert.deepEqual(stage.desk.performed, [{ key: form['key'], notification: id, act }]);
    });
  }

  it('says in one sentence what is about to happen, to whom, and that it is final', async () => {
    stage.citizen = citizenOf({ person: { actingFor: entity } });
    const { body } = await stage.question('reject');
    assert.match(
      textOf(body),
      /Rebutjaràs «Requeriment de documentació» \(Ajuntament d'Abrera\): constarà com a rebutjada.*Ho fas en nom de ENTITAT FICTÍCIA PJ\. No es pot desfer\./,
    );
  });

  it('gives the Enter key a button that sends nothing', async () => {
    const { body } = await stage.question('accept');
    const form = body.slice(body.indexOf('<form'), body.indexOf('</form>'));
    assert.match(/<button[^>]*>/.exec(form)?.[0] ?? '', /formmethod="dialog" formnovalidate hidden/);
    assert.doesNotMatch(form, /autofocus|checked/);
  });

  it('ends in the same record when the same form is sent again, however often', async () => {
    const form = await stage.review('accept');
    const answers = [await confirmed(form), await confirmed(form), await confirmed(form)];
    assert.equal(new Set(answers.map(({ headers }) => headers.location)).size, 1);
    assert.deepEqual(acts(), ['accept']);
  });

  it('takes the key from the header too, but only the one that the page was made with', async () => {
    const { key, ...form } = await stage.review('accept');
    await confirmed(form, { 'idempotency-key': 'another-key-another-key' });
    assert.deepEqual(acts(), []);
    await confirmed(form, { 'idempotency-key': key });
    assert.deepEqual(
      stage.desk.performed.map((order) => order.key),
      [key],
    );
  });

  it('counts for nothing within a second, and asks again', async () => {
    const form = await stage.review('accept');
    stage.later(900);
    const { statusCode, headers } = await stage.post('/confirm?lang=ca', form);
    const { body } = await stage.follow(statusCode, headers.location);
    assert.match(textOf(body), /massa de pressa i no ho hem enviat/);
    assert.deepEqual(acts(), []);
    assert.notEqual(hiddenFields(body)['key'], form['key']);
  });

  it('counts for nothing when it has lain about, when the box is not ticked, and when it is somebody else’s', async () => {
    const form = await stage.review('accept');
    const { understood: _, ...unticked } = form;
    assert.match(textOf((await answer(unticked)).body), /marca la casella/);
    assert.match(textOf((await answer({ ...form, token: 'made.up' })).body), /ha caducat/);
    assert.match(textOf((await answer({ ...form, act: 'reject' })).body), /ha caducat/);
    stage.citizen = citizenOf({ session: 'session-2' });
    assert.match(textOf((await answer(form)).body), /ha caducat/);
    stage.citizen = citizenOf();
    stage.later(16 * 60_000);
    assert.match(textOf((await answer(form)).body), /ha caducat/);
    assert.deepEqual(acts(), []);
  });

  describe('the address of the second step', () => {
    const location = async () => String((await stage.post('/review?lang=ca', { act: 'accept' })).headers.location);

    it('shows the question again on reload and on the way back, and does nothing', async () => {
      const address = await location();
      for (const _ of [1, 2]) assert.match(textOf((await stage.follow(303, address)).body), /Confirma que l’acceptes/);
      assert.deepEqual(acts(), []);
    });

    it('leads to how it stands once it is done', async () => {
      const address = await location();
      stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final' });
      const { statusCode, headers } = await stage.follow(303, address);
      assert.deepEqual([statusCode, headers.location], [303, `/act/${id}?lang=ca`]);
    });

    for (const [what, change] of Object.entries({
      'another act': (address: string) => address.replace('act=accept', 'act=reject'),
      'a made-up one': (address: string) => address.replace(/step=[^&]+/, 'step=1.x'),
      'one with another act in its place': (address: string) => `${address}&insteadOf=some-other-key`,
      'one that is written twice': (address: string) => `${address}&step=1.x`,
      none: (address: string) => address.replace(/&step=[^&]+/, ''),
    })) {
      it(`lets nobody see the question with ${what}`, async () => {
        const { statusCode, headers } = await stage.follow(303, change(await location()));
        assert.deepEqual([statusCode, headers.location], [303, `/act/${id}?lang=ca`]);
      });
    }

    it('is good for one session and a quarter of an hour', async () => {
      const address = await location();
      stage.citizen = citizenOf({ session: 'session-2' });
      assert.equal((await stage.follow(303, address)).statusCode, 303);
      stage.citizen = citizenOf();
      stage.later(16 * 60_000);
      assert.equal((await stage.follow(303, address)).statusCode, 303);
    });

    it('is no confirmation: what stands in it cannot be sent as one', async () => {
      const step = new URL(await location(), 'https://x.example').searchParams.get('step') ?? '';
      await confirmed({ act: 'accept', key: '', token: step, understood: 'yes' });
      assert.deepEqual(acts(), []);
    });
  });

  it('shows how it stands where the act is not open any more', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final' });
    const { statusCode, headers } = await stage.question('accept');
    assert.deepEqual([statusCode, headers.location], [303, `/act/${id}?lang=ca`]);
  });

  for (const act of ['', 'constructor', 'ACCEPTADA', 'read']) {
    it(`knows no act called “${act}” for a notification`, async () => {
      assert.doesNotMatch((await stage.question(act)).body, /Confirma/);
    });
  }

  it('of an unknown act asks anew only in its place, and only when the citizen has seen that', async () => {
    const open = recordOf({ state: 'unknown', servedAt: null, confirmedBy: null, settledAt: null });
    stage.desk.current = lookOf({ open, records: [open], hindrance: 'act-open', mayReplace: open.key });
    assert.match(textOf((await stage.get('?lang=ca')).body), /Encara no sabem si s’ha fet .* Ja ho vas demanar i no sabem si va arribar/);
    assert.equal((await stage.question('accept')).statusCode, 303);
    const form = await stage.review('accept', { insteadOf: open.key });
    await confirmed(form);
    assert.deepEqual(
      stage.desk.performed.map(({ insteadOf }) => insteadOf),
      [open.key],
    );
  });

  it('offers no change of channel where the desk offers none', async () => {
    assert.doesNotMatch((await stage.question('accept')).body, /name="channel"/);
  });

  it('is asked only of somebody who signed in within the last half hour', async () => {
    const form = await stage.review('accept');
    stage.citizen = citizenOf({ signedInAt: new Date(stage.now.getTime() - 31 * 60_000) });
    const late = await confirmed(form);
    assert.equal(late.statusCode, 403);
    assert.match(textOf(late.body), /Identifica’t de nou per decidir/);
    assert.match(late.body, /href="\/oidc\/start\?[^"]*again=yes/);
    assert.equal((await stage.post('/review?lang=ca', { act: 'accept' })).statusCode, 403);
    assert.deepEqual(acts(), []);
    assert.equal((await stage.get('?lang=ca')).statusCode, 200, 'looking takes no fresh sign-in');
  });

  describe('with the choice of a channel', () => {
    beforeEach(() => {
      stage.desk.current = lookOf({ notification: notificationOf({ alsoOnPaper: true }), mayChangeChannel: true });
    });

    it('offers it unticked, and only with accepting', async () => {
      const { body } = await stage.question('accept');
      assert.match(body, /<input\s[^>]*name="channel"/);
      assert.doesNotMatch(body, /<input[^>]*\schecked/);
      assert.doesNotMatch((await stage.question('reject')).body, /name="channel"/);
    });

    it('leaves it alone where it is not ticked, whatever is written', async () => {
      await confirmed({ ...(await stage.review('accept')), email: 'pf@exemple.cat' });
      assert.deepEqual(
        stage.desk.performed.map(({ channelChange }) => channelChange),
        [undefined],
      );
    });

    it('passes on what was written, and needs one of the two', async () => {
      const form = { ...(await stage.review('accept')), channel: 'yes' };
      const { body } = await confirmed({ ...form, email: 'no és un correu' });
      assert.match(textOf(body), /Escriu un correu o un telèfon vàlid/);
      assert.match(body, /checked/);
      assert.deepEqual(acts(), []);
      await confirmed({ ...form, email: ' pf@exemple.cat ' });
      assert.deepEqual(
        stage.desk.performed.map(({ channelChange }) => channelChange),
        [{ email: 'pf@exemple.cat' }],
      );
    });

    it('never passes it on with a refusal', async () => {
      await confirmed({ ...(await stage.review('reject')), channel: 'yes', email: 'pf@exemple.cat' });
      assert.deepEqual(
        stage.desk.performed.map(({ channelChange }) => channelChange),
        [undefined],
      );
    });
  });
});

describe('afterwards', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await new Stage().open();
  });
  const after = async (record: Parameters<typeof recordOf>[0]) => {
    const made = recordOf(record);
    stage.desk.records.set(made.key, made);
    return stage.get(`/done/${made.key}?lang=ca`);
  };

  it('shows a receipt with the official time, the body, the act, the level, whose it was, the register and the key; then the letter', async () => {
    stage.citizen = citizenOf({ person: { actingFor: entity } });
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final', readable: true });
    stage.desk.letter = letterOf();
    const { body } = await after({ onBehalfOf: 'entity' });
    const text = textOf(body);
    for (const words of [
      'Fet: l’has acceptada',
      'Acceptar i obrir la notificació',
      'Hora oficial del registre 10 de març del 2026, 09:00:01',
      "Ajuntament d'Abrera",
      'S2026000120',
      'CIUTADANIA FICTÍCIA PF (***0000**)',
      'En nom de ENTITAT FICTÍCIA PJ (****0000*)',
      'Nivell d’identificació substancial',
      'the-key-of-the-act-1',
      'aporteu el plànol',
    ])
      assert.ok(text.includes(words), words);
  });

  it('shows the receipt also when the register can no longer be asked, and waits for it only once', async () => {
    stage.desk.current = new DeskFailure('unreachable', 'gone');
    const { statusCode, body } = await after({});
    assert.equal(statusCode, 200);
    assert.match(textOf(body), /Justificant .* the-key-of-the-act-1 .* Ara no podem mostrar què diu/);
    assert.equal(stage.desk.reads, 0);
  });

  it('shows what is on record of one that is not among those that the register gives', async () => {
    stage.desk.current = new DeskFailure('beyond-reach', 'too many');
    await after({});
    const { statusCode, body } = await stage.get('?lang=ca');
    assert.equal(statusCode, 404);
    assert.match(textOf(body), /no hi és .* the-key-of-the-act-1/);
  });

  it('claims no more than is known of what only the list shows, since another addressee may have done it', async () => {
    const { body } = await after({ confirmedBy: 'list', servedAt: null, changesChannel: true });
    const text = textOf(body);
    assert.match(text, /Consta com a acceptada .* Justificant Què has demanat .* Qui ho ha demanat .* mirant la llista del registre/);
    assert.doesNotMatch(text, /l’has acceptada|Què has fet|Qui ho ha fet|Canal d’ara endavant/);
    assert.match(textOf((await after({ changesChannel: true })).body), /Canal d’ara endavant electrònic, com has demanat/);
  });

  it('says on the receipt who issues it, and leads from the top to the letter', async () => {
    stage.desk.current = lookOf({ notification: notificationOf({ state: 'accepted' }), choices: [], hindrance: 'final', readable: true });
    stage.desk.letter = letterOf();
    const { body } = await after({});
    assert.match(textOf(body), /Qui emet el justificant Consorci de prova/);
    assert.match(body, /href="#letter"[^>]*>La pots llegir més avall<\/a>/);
    assert.match(body, /id="letter"/);
  });

  for (const state of ['unknown', 'sent', 'asked'] as const) {
    it(`says of one that is ${state} that nobody knows and that it is not sent again, without asking the register a second time`, async () => {
      const { body } = await after({ state, servedAt: null, confirmedBy: null, settledAt: null });
      assert.match(textOf(body), /No ho tornarem a enviar.*Mira-ho ara/);
      assert.doesNotMatch(textOf(body), /Què has fet|No has fet res|continua igual|No s’ha enviat res/);
      assert.deepEqual([stage.desk.looks, stage.desk.reads], [[], 0]);
      assert.doesNotMatch(body, /<form/);
    });
  }

  describe('while nobody knows what became of it', () => {
    const open = recordOf({ state: 'unknown', servedAt: null, confirmedBy: null, settledAt: null });

    it('keeps the term in sight and says what to do', async () => {
      stage.desk.current = lookOf({ open, records: [open], choices: [], hindrance: 'act-open' });
      assert.match(
        textOf((await stage.get('?lang=ca')).body),
        /Queden 6 dies naturals .* El termini continua corrent\. Torna-hi d’aquí a un minut: .* Venç 16 de març del 2026, 23:59:59/,
      );
    });

    it('speaks of no term where there is none, and of no coming back where it can be asked anew at once', async () => {
      const read = { ...open, act: 'read' } as const;
      const notification = notificationOf({ kind: 'communication', expiresAt: null });
      stage.desk.current = lookOf({ notification, open: read, records: [read], choices: ['read'], mayReplace: read.key });
      assert.doesNotMatch(textOf((await stage.get('?lang=ca')).body), /El termini continua|Torna-hi d’aquí a un minut/);
    });

    it('says what the list knows where that does not settle it', async () => {
      const refusal = { ...open, act: 'reject' } as const;
      const notification = notificationOf({ state: 'rejected-or-expired' });
      stage.desk.current = lookOf({ notification, open: refusal, records: [refusal], choices: [], hindrance: 'final' });
      const text = textOf((await stage.get('?lang=ca')).body);
      assert.match(text, /Encara no sabem si s’ha fet .* Rebutjada o vençuda .* no diu quina de les dues/);
      assert.doesNotMatch(text, /El termini continua/);
    });

    it('leads back to the town’s page, and never to a page that speaks of nothing done', async () => {
      stage.desk.current = lookOf({ open, records: [open], choices: [], hindrance: 'act-open' });
      const { body } = await stage.get('?lang=ca&site=0800180001');
      assert.match(body, /href="https:\/\/abrera\.example\/bustia"/);
      assert.doesNotMatch(body, /\/leave/);
    });

    for (const [lang, texts] of Object.entries(actTexts)) {
      it(`claims in ${lang} that nothing was sent to no look of any kind, whatever goes wrong`, async () => {
        stage.desk.records.set(open.key, open);
        const said = async (path: string, headers = {}) => textOf((await stage.get(`${path}?lang=${lang}`, headers)).body);
        const nothing = [texts.way.notSent, texts.choice.nothingYet];
        stage.desk.current = new DeskFailure('unreachable', 'down');
        const down = await said('');
        assert.ok(down.includes(texts.outcome.unknown.title) && down.includes(open.key), 'what is on record is shown');
        stage.desk.current = new DeskFailure('level-too-low', 'not even the list');
        const weak = await said('');
        assert.ok(weak.includes(texts.way.unasked['level-too-low']) && !weak.includes(texts.outcome.refusals['level-too-low']));
        const framed = await said('', { 'sec-fetch-dest': 'iframe' });
        const left = await said('/leave');
        stage.perCitizen = 1;
        await stage.open();
        await said('');
        const hasty = await said('');
        assert.ok(hasty.includes(texts.way.tooOften.title));
        for (const text of [down, framed, left, hasty]) for (const words of nothing) assert.ok(!text.includes(words), words);
      });
    }

    it('says so of a confirmation that did not go out, and only of that', async () => {
      const form = await stage.review('accept');
      stage.later(2_000);
      stage.desk.outcome = new DeskFailure('unreachable', 'down');
      const { statusCode, body } = await stage.post('/confirm?lang=ca', form);
      assert.equal(statusCode, 503);
      assert.match(textOf(body), /Aquesta vegada no hem enviat res al registre/);
      const foreign = await stage.post('/confirm?lang=ca', form, { origin: 'https://evil.example' });
      assert.match(textOf(foreign.body), /Aquesta vegada no hem enviat res al registre/);
      stage.later(3_600_000);
      const late = await stage.post('/confirm?lang=ca', form);
      assert.match(textOf(late.body), /Identifica’t de nou per decidir Aquesta vegada no hem enviat res/);
      assert.doesNotMatch(textOf(late.body), /continua igual/);
    });
  });

  for (const refusal of Object.keys(actTexts.ca.outcome.refusals) as RefusalCode[]) {
    it(`says in words why it was refused: ${refusal}`, async () => {
      const { body } = await after({ state: 'refused', refusal, servedAt: null, confirmedBy: null });
      assert.ok(textOf(body).includes(actTexts.ca.outcome.refusals[refusal]));
      assert.match(body, new RegExp(`href="/act/${id}\\?lang=ca"`));
      assert.doesNotMatch(body, /<form/);
    });
  }

  it('shows nobody a record that is not of this notification', async () => {
    const { statusCode } = await after({ notification: 'another' });
    assert.equal(statusCode, 303);
  });

  it('sends whoever knows no key to how it stands', async () => {
    assert.equal((await stage.get('/done/unknown-key')).statusCode, 303);
  });

  it('says of an unexpected fault what to do first, and nothing of the fault', async () => {
    stage.desk.look = () => Promise.reject(new Error('secret of the house'));
    const { statusCode, body } = await stage.get('?lang=ca');
    assert.equal(statusCode, 500);
    assert.match(textOf(body), /mira en quin estat és abans de fer res més/);
    assert.doesNotMatch(body, /secret/);
  });
});
