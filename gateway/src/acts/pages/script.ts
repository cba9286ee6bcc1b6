/**
 * The only script of these pages; without it they work all the same. It keeps the button that acts asleep for a second after anything that
 * may have put it under a finger without being looked at: the page's arrival, the window's return to the front, its becoming visible. A held
 * key, the second half of a double click, Enter in a field, and a click while another window has the focus count for nothing. The button is not `disabled`,
 * since that would take the focus away from whoever has tabbed to it.
 */
const js = String.raw;

export const script = js`(() => {
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  for (const link of document.querySelectorAll('[data-leave]')) link.addEventListener('click', () => close());
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  const button = document.querySelector('[data-acts]');
  if (!button) return;
  let awake = false, sent = false, timer;
  const sleep = () => {
    awake = false;
    button.setAttribute('aria-disabled', 'true');
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (sent) return;
      awake = true;
      button.removeAttribute('aria-disabled');
    }, 1000);
  };
  const ready = (event) => event.isTrusted && awake && !sent && document.hasFocus() && document.visibilityState === 'visible';
  button.addEventListener('click', (event) => { if (event.detail > 1 || !ready(event)) event.preventDefault(); });
  button.form.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.repeat || event.target.matches('input'))) event.preventDefault(); });
  button.form.addEventListener('submit', (event) => {
    if (event.submitter !== button || !ready(event)) return event.preventDefault();
    const box = button.form.elements.understood, missing = button.form.querySelector('[data-unticked]');
    missing.textContent = box.checked ? '' : missing.dataset.unticked;
    box.setAttribute('aria-invalid', String(!box.checked));
    if (!box.checked) {
      box.focus();
      return event.preventDefault();
    }
    sent = true;
    button.setAttribute('aria-disabled', 'true');
    const sending = button.form.querySelector('[data-sending]');
    sending.textContent = sending.dataset.sending;
  });
  addEventListener('focus', sleep);
  addEventListener('blur', sleep);
  addEventListener('pageshow', sleep);
  document.addEventListener('visibilitychange', sleep);
  sleep();
})();`;
