/** Where the focus is, through shadow roots and frames. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Whether the focus is on an element of this selector, in the page or in any of its frames. */
export async function focusIsOn(page: Page, selector: string): Promise<boolean> {
  const answers = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate((wanted) => {
          if (!document.hasFocus()) return false;
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.matches(wanted) ?? false;
        }, selector)
        // A frame may go while it is asked.
        .catch(() => false),
    ),
  );
  return answers.includes(true);
}

/** Presses Tab, or another key, until the focus is there. */
export async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    if (await focusIsOn(page, selector)) return;
  }
  assert.fail(`${key} never reached ${selector}`);
}
