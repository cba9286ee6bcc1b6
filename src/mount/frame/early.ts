/**
 * Stands in the document of a frame itself and runs before anything else of it has come: where somebody is perhaps signed in, it asks for
 * what their lists need, code and rows. Nobody waits for it, and where it fails the tags ask for themselves.
 */
import { askEarly } from '../../session/early.js';
import { mayBeSignedIn, userKeyOf } from '../../session/traces.js';
import { hint } from '../hint.js';
import { questionsOf } from '../questions.js';

const { administration = '', signedIn = '' } = document.documentElement.dataset;
const settings = { gateway: location.origin, administration };

if (mayBeSignedIn(settings)) {
  for (const file of signedIn.split(' ')) hint('modulepreload', file);
  // As the page wrote them into the query for the gateway; which of them are lists, the build knows.
  const tags = new URL(location.href).searchParams.get('tags') ?? '';
  askEarly(sessionStorage.getItem(userKeyOf(settings)), settings, questionsOf(tags.split(','))).catch(() => undefined);
}
