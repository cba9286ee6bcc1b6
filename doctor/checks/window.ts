/** Headers of the page that cut it off from other windows and frames. */
import type { Visit } from '../visit.js';

export function checkWindow({ answer, spaces, mount, findings, prefix }: Visit): void {
  if (mount === 'open') return;
  const about = findings.about('sign-in window');
  const [opener = ''] = (answer.headers['cross-origin-opener-policy']?.toString() ?? '').split(';');
  const redirect = spaces[0]?.attributes.get('login') === 'redirect';
  if (opener.trim() !== 'same-origin')
    about.ok(redirect ? 'Signing in leaves the page and comes back.' : 'Signing in opens a window that can report back.');
  else if (redirect) about.ok('Signing in leaves the page and comes back, as cross-origin-opener-policy: same-origin demands.');
  else
    about.warning(
      'cross-origin-opener-policy: same-origin cuts the sign-in window off from the page, so people have to click twice.',
      `Send same-origin-allow-popups, or write <${prefix}-space login="redirect">.`,
    );
}
