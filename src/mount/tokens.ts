/** The tokens that a page may hand into a frame, without their `--my-`. Both sides know the list, and only these cross. */
export const tokens = [
  'color-text',
  'color-text-quiet',
  'color-surface',
  'color-surface-raised',
  'color-line',
  'color-action',
  'color-action-text',
  'color-focus',
  'color-waiting',
  'color-done',
  'color-overdue',
  'color-note',
  'space',
  'radius',
  'line-width',
  'font-scale',
] as const;

/** What else of the page's look crosses: properties of the text that the tag would have inherited. */
export const inherited = ['font-family', 'font-size', 'line-height'] as const;
