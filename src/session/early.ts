/**
 * Asks the questions of a page while the code that draws the answers is still on its way: on a bad line that is the longest part of
 * the wait. A file of its own, since it must be there before everything else.
 */
import type { Settings } from '../space/contexts.js';
import { earlyAnswers } from './early-answers.js';
import { KeyStore } from './key-store.js';
import { proofFor } from './proof.js';
import type { StoredUser } from './vault.js';

/** Seconds that a token must still live to be worth sending, and that an answer waits to be taken. */
const worthwhile = 15;

interface Question {
  path: string;
  accept: string;
}

/**
 * Asks as whoever is signed in, if the stored sign-in still holds; otherwise the session sees to it.
 * @param stored what the login library left under `userKeyOf()` in the tab's storage
 */
export async function askEarly(stored: string | null, { gateway, administration }: Settings, questions: Question[]): Promise<void> {
  if (!stored) return;
  const user = JSON.parse(stored) as StoredUser;
  const { access_token: token } = user;
  if (user.expires_at - Date.now() / 1000 < worthwhile) return;
  const kept = (await new KeyStore().get(administration)) as { keys: CryptoKeyPair } | undefined;
  if (!kept) return;
  for (const { path, accept } of questions) {
    const url = gateway + path;
    const stop = new AbortController();
    const dpop = await proofFor(kept.keys, user, 'GET', url);
    const answer = fetch(url, {
      headers: { accept, authorization: `DPoP ${token}`, dpop },
      signal: stop.signal,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    }).catch(() => undefined);
    earlyAnswers().set(url, { token, answer, stop });
    setTimeout(() => {
      if (earlyAnswers().delete(url)) stop.abort();
    }, worthwhile * 1000);
  }
}
