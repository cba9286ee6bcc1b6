/**
 * Runs in the window in which a citizen signs in beside a frame: on the page that waits for the address of the issuer, and on the page
 * that the issuer sends the citizen back to. Hands the answer to the frame that opened the window, which is of the same origin, and to
 * nobody else.
 */
const { dataset } = document.documentElement;
const frame = opener as Window | null;

document.querySelector('#close')?.addEventListener('click', () => {
  close();
});

if (dataset['page'] === 'wait') {
  // Cut off from the frame by a policy of the page around it: nobody will ever send this window anywhere.
  if (!frame) close();
} else {
  const { search } = location;
  // A code must not stay in the history.
  history.replaceState(null, '', location.pathname);
  if (frame) {
    frame.postMessage({ type: 'meu-espai/answer', search }, location.origin);
    if (!('notice' in dataset)) close();
  } else {
    document.querySelector('#opener-lost')?.removeAttribute('hidden');
  }
}
