/**
 * Runs in a frame before everything else, in one small file: where somebody is perhaps signed in, what their lists need is asked for while
 * the code of the tags is still on its way. Nobody waits for it, and where it fails the tags ask for themselves.
 */
import { askEarly } from '../../session/early.js';
import { mayBeSignedIn } from '../../session/traces.js';
import { fetchParts, questionsOf } from '../parts.js';

const { administration = '', credentials } = document.documentElement.dataset;
const gateway = location.origin;

if (credentials !== 'cookie' && mayBeSignedIn({ gateway, administration })) {
  // As the page wrote them into the query for the gateway; which of them there are, the lists below know.
  const tags = (new URL(location.href).searchParams.get('tags') ?? '').split(',');
  for (const tag of ['my-space', ...tags]) fetchParts(`in:${tag}`, import.meta.url);
  askEarly(gateway, administration, questionsOf(tags)).catch(() => undefined);
}
