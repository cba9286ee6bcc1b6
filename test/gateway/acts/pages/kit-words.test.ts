/** What the list says and what the page behind it says are the same sentence to whoever goes from one to the other. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { actTexts, type ActTexts } from '../../../../gateway/src/acts/pages/texts.js';

const files = { es: 'es', oc: 'oc-aranes', en: 'en' } as const;

/** The words of the kit in one language, by the Catalan ones. */
async function kitWords(language: keyof typeof files): Promise<Map<string, string>> {
  const text = await readFile(new URL(`../../../../xliff/${files[language]}.xlf`, import.meta.url), 'utf8');
  return new Map([...text.matchAll(/<source>(.*?)<\/source>\s*<target>(.*?)<\/target>/gs)].map(([, ca = '', word = '']) => [ca, word]));
}

/** By the Catalan words of the kit: where the pages say them. */
const shared: Record<string, (texts: ActTexts) => string> = {
  'També te l’envien en paper: compta la primera que rebis.': ({ choice }) => choice.alsoOnPaper,
  '(data estimada: l’emissor no la diu)': ({ facts }) => facts.estimated,
  'La data ja ha passat': ({ facts }) => facts.daysLeft(-1),
  'S’acaba avui': ({ facts }) => facts.daysLeft(0),
  'Queda 1 dia natural': ({ facts }) => facts.daysLeft(1),
  'Venç:': ({ facts }) => `${facts.expires}:`,
  'Nivell per obrir-la': ({ facts }) => facts.level,
  baix: ({ facts }) => facts.levels.low,
  substancial: ({ facts }) => facts.levels.substantial,
  alt: ({ facts }) => facts.levels.high,
  Tipus: ({ facts }) => facts.kind,
  Notificació: ({ facts }) => facts.kinds.notification,
  Comunicació: ({ facts }) => facts.kinds.communication,
  Referència: ({ facts }) => facts.reference,
  Expedient: ({ facts }) => facts.caseFile,
  Canal: ({ facts }) => facts.channel,
  electrònic: ({ facts }) => facts.digital,
  'electrònic i també en paper': ({ facts }) => facts.alsoOnPaper,
  Vençuda: ({ state }) => state.final.expired.title,
  'Rebutjada o vençuda': ({ state }) => state.final['rejected-or-expired'].title,
  'Anul·lada per l’emissor': ({ state }) => state.final.annulled.title,
  'Torna-ho a provar': ({ way }) => way.tryAgain,
  'Informa d’una incidència': ({ incident }) => incident.link,
  'encara dura': ({ incident }) => incident.outages.ongoing,
  'Identifica’t': ({ way }) => way.signIn,
};

/** Sentences of which the pages say the same beginning, or the same piece. */
const silence =
  'Si t’has de relacionar amb l’Administració per mitjans electrònics, o ho vas triar, i no obres una notificació a temps, constarà com a rebutjada i el procediment continuarà.';
const expired = 'Vençuda: legalment consta com a rebutjada. El contingut encara es pot llegir.';

describe('the words that the tags and the pages of acts share', () => {
  it('are the same in Catalan', () => {
    for (const [words, page] of Object.entries(shared)) assert.equal(page(actTexts.ca), words);
  });

  for (const language of ['es', 'oc', 'en'] as const) {
    it(`are the same in ${language}`, async () => {
      const kit = await kitWords(language);
      for (const [words, page] of Object.entries(shared)) assert.equal(page(actTexts[language]), kit.get(words), words);
    });
  }

  for (const language of ['ca', 'es', 'oc', 'en'] as const) {
    it(`say in ${language} alike whom silence binds, and what it counts as`, async () => {
      const kit = language === 'ca' ? new Map([silence, expired].map((text) => [text, text])) : await kitWords(language);
      const { choice, state } = actTexts[language];
      const condition = /^.*?, .*?,/.exec(kit.get(silence) ?? '')?.[0] ?? assert.fail();
      assert.ok(choice.deemedRejectedIf.startsWith(condition), condition);
      const counts = /: (.*?)\. /.exec(kit.get(expired) ?? '')?.[1] ?? assert.fail();
      assert.ok(state.final.expired.text.includes(counts), counts);
    });
  }
});
