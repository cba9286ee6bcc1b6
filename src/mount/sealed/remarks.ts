/** The words for the console, in a file of their own: a page in order never fetches them. */
import { tellWebmaster, tellWebmasterOnce } from '../../base/webmaster.js';
import { heights } from './tags.js';
import { remarkOnMissing, remarkOnSecond, remarkOnSettings } from '../../space/remarks.js';

/** What the loader may have to say to whoever keeps the page. */
export type Remark = 'twice' | 'taken' | 'missing' | 'settings' | 'second' | 'silent';
/** Says it on the console, once the words are there. */
export type Tell = (remark: Remark, about: Element | string) => void;

/**
 * @param about the element that it is about; for `twice` and `missing` the prefix of the tags, for `taken` the tag
 */
export function say(remark: Remark, about: Element | string): void {
  if (typeof about !== 'string') {
    if (remark === 'second') remarkOnSecond(about);
    else if (remark === 'silent') remarkOnSilent(about);
    else remarkOnSettings(about, about.getAttribute('gateway') ?? '', about.getAttribute('administration') ?? '');
  } else if (remark === 'twice') {
    tellWebmasterOnce('two-copies', 'warn', 'The loader is on this page twice; once is enough.');
  } else if (remark === 'taken') {
    tellWebmaster('error', `<${about}> is already defined by something else on this page. Choose another prefix: loader.js?prefix=….`);
  } else {
    const waiting = Object.keys(heights).map((tag) => tag.replace('my', about));
    const found = document.querySelector(waiting.join());
    if (found) remarkOnMissing(found.localName);
  }
}

/** Which of the reasons it is, a page cannot know; who looks at its address from outside can. */
function remarkOnSilent({ localName }: Element): void {
  tellWebmasterOnce(
    'silent',
    'error',
    `The frame of <${localName}> did not come. Either this page is not registered at the gateway (origin ${location.origin}), or a policy of the page forbids frames of the gateway, or the gateway cannot be reached. To find out: npx meu-espai doctor ${location.origin}${location.pathname}`,
  );
}
