/** The pages of legal acts, as their own routes draw them over a desk in memory. */
import { tagOf } from '../../gateway/src/pages/language.js';
import { actTexts } from '../../gateway/src/acts/pages/texts.js';
import { DeskFailure, type ActRecord, type Look, type RefusalCode } from '../../gateway/src/acts/types.js';
import type { Notification } from '../../gateway/src/folder/model.js';
import { citizenOf, entity, id, letterOf, lookOf, notificationOf, recordOf, Stage } from '../../test/gateway/acts/pages/support.js';
import type { Scene } from './scene.js';

type Setting = (stage: Stage) => void;

/** @param path below the notification's address, or the act whose question is shown */
const scene = (name: string, setting: Setting = () => undefined, path: string | { act: string } = ''): Scene => ({
  name,
  html: async (language) => {
    const stage = new Stage();
    stage.desk.letter = letterOf();
    setting(stage);
    await stage.open();
    const query = `?lang=${tagOf(language)}&site=0800180001`;
    try {
      if (typeof path === 'string') return (await stage.get(`${path}${query}`)).body;
      const { statusCode, headers, body } = await stage.post(`/review${query}`, path);
      return statusCode === 303 ? (await stage.follow(statusCode, headers.location)).body : body;
    } finally {
      await stage.app.close();
    }
  },
});

const shows =
  (changes: Partial<Look>): Setting =>
  (stage) => {
    stage.desk.current = lookOf(changes);
  };
const of = (changes: Partial<Notification>, more: Partial<Look> = {}): Setting => shows({ notification: notificationOf(changes), ...more });
/** As the register tells one that is over: when, and no end of a term any more. */
const served = { expiresAt: null, servedAt: '2026-03-09T23:59:59+01:00' } as const;
const over: Partial<Look> = { choices: [], hindrance: 'final', readable: true };
const representing =
  (then: Setting): Setting =>
  (stage) => {
    stage.citizen = citizenOf({ person: { actingFor: entity } });
    then(stage);
  };

const kept = (changes: Partial<ActRecord>, then: Setting = () => undefined): [Setting, string] => [
  (stage) => {
    const record = recordOf(changes);
    stage.desk.records.set(record.key, record);
    then(stage);
  },
  `/done/${recordOf().key}`,
];
const open = { state: 'unknown', servedAt: null, confirmedBy: null, settledAt: null } as const;
const communication = { kind: 'communication', expiresAt: null } as const;
const seen: Stage['seen'] = {
  count: 2,
  watched: true,
  outages: [
    { service: 'gateway', from: '2026-03-07T09:14:07+01:00', until: '2026-03-07T10:40:00+01:00' },
    { service: 'enotum', from: '2026-03-09T22:10:00+01:00', until: '2026-03-09T23:05:30+01:00' },
  ],
};
const accepted = of({ state: 'accepted', expiresAt: null, servedAt: recordOf().servedAt }, over);

export const actScenes: Scene[] = [
  scene('Nobody is signed in', (stage) => (stage.citizen = undefined)),
  scene('Before a notification'),
  scene('Before one that ends today', of({ expiresAt: '2026-03-10T23:59:59+01:00' })),
  scene('A sign-in of an hour ago', (stage) => stage.later(3_600_000), { act: 'accept' }),
  scene('Before one that comes on paper too', of({ alsoOnPaper: true }, { mayChangeChannel: true })),
  scene('Before one of an entity', representing(of({}))),
  scene('Before a communication', of(communication, { choices: ['read'] })),
  scene('A stronger sign-in is needed', (stage) => {
    stage.citizen = citizenOf({ person: { level: 'low' } });
    of({ level: 'high', levelSuffices: false }, { choices: [], hindrance: 'level-too-low' })(stage);
  }),
  scene('Not represented any more', representing(shows({ choices: [], hindrance: 'not-represented' }))),
  scene('The representation cannot be checked', representing(shows({ choices: [], hindrance: 'representation-unverified' }))),
  ...(['accept', 'reject'] as const).map((act) => scene(`Asked whether it is meant: ${act}`, undefined, { act })),
  scene('Asked whether it is meant: read', of(communication, { choices: ['read'] }), { act: 'read' }),
  scene('Asked whether it is meant, with the choice of a channel', of({ alsoOnPaper: true }, { mayChangeChannel: true }), {
    act: 'accept',
  }),
  scene('Accepted, with receipt and letter', ...kept({}, accepted)),
  scene('Accepted for an entity', ...kept({ onBehalfOf: 'entity' }, representing(accepted))),
  scene('Accepted, and the register cannot be asked', ...kept({}, (stage) => (stage.desk.current = new DeskFailure('unreachable', '')))),
  scene('Accepted, as only the list shows', ...kept({ confirmedBy: 'list' }, accepted)),
  scene('Refused', ...kept({ act: 'reject' }, of({ state: 'rejected' }, over))),
  scene('Unknown, straight after the click', ...kept(open)),
  scene('Unknown, looked at', shows({ open: recordOf(open), choices: [], hindrance: 'act-open' })),
  scene('Unknown, and may be asked anew', shows({ open: recordOf(open), mayReplace: recordOf().key })),
  scene(
    'Unknown, and the list tells half of it',
    of({ state: 'rejected-or-expired' }, { ...over, open: recordOf({ ...open, act: 'reject' }) }),
  ),
  scene('Unknown, and the register cannot be asked', (stage) => {
    kept(open)[0](stage);
    stage.desk.current = new DeskFailure('unreachable', '');
  }),
  ...(Object.keys(actTexts.ca.outcome.refusals) as RefusalCode[]).map((refusal) =>
    scene(`Not done: ${refusal}`, ...kept({ ...open, state: 'refused', refusal })),
  ),
  ...(['accepted', 'rejected', 'expired', 'rejected-or-expired', 'annulled', 'unknown'] as const).map((state) =>
    scene(`Over: ${state}`, of({ state, ...(state === 'unknown' ? {} : served) }, { ...over, readable: state !== 'annulled' && state !== 'unknown' })),
  ),
  scene('Not found', (stage) => (stage.desk.current = new DeskFailure('not-found', ''))),
  scene('Not among what could be read', (stage) => (stage.desk.current = new DeskFailure('beyond-reach', ''))),
  scene('The register cannot be asked', (stage) => (stage.desk.current = new DeskFailure('unreachable', ''))),
  scene('A document cannot be had', (stage) => (stage.desk.file = new DeskFailure('unreachable', '')), '/documents/d1'),
  scene('An incident', undefined, '/incident'),
  scene('An incident, and what was seen', (stage) => (stage.seen = seen), '/incident'),
  scene('Over: expired, and what was seen', (stage) => {
    of({ state: 'expired', alsoOnPaper: true, ...served }, over)(stage);
    stage.seen = seen;
  }),
  scene('An incident with a communication', of(communication, { choices: ['read'] }), '/incident'),
  scene('Gone back', undefined, '/leave'),
  { ...scene('Opened where it may not be'), html: (language) => elsewhere(tagOf(language)) },
];

async function elsewhere(lang: string): Promise<string> {
  const stage = await new Stage().open();
  const { body } = await stage.app.inject({ url: `/act/${id}?lang=${lang}`, headers: { 'sec-fetch-dest': 'iframe' } });
  await stage.app.close();
  return body;
}
