import type { MyDataUsage } from '../dist/components/my-data-usage/my-data-usage.js';
import type { MyNotifications } from '../dist/components/my-notifications/my-notifications.js';
import type { MyProcedures } from '../dist/components/my-procedures/my-procedures.js';
import type { MySession } from '../dist/components/my-session/my-session.js';
import type { MySpace } from '../dist/components/my-space/my-space.js';

/**
 * This type can be used to create scoped tags for your components.
 *
 * Usage:
 *
 * ```ts
 * import type { ScopedElements } from "path/to/library/jsx-integration";
 *
 * declare module "my-library" {
 *   namespace JSX {
 *     interface IntrinsicElements
 *       extends ScopedElements<'test-', ''> {}
 *   }
 * }
 * ```
 *
 */
export type ScopedElements<Prefix extends string = '', Suffix extends string = ''> = {
  [Key in keyof CustomElements as `${Prefix}${Key}${Suffix}`]: CustomElements[Key];
};

type BaseProps = {
  /** Content added between the opening and closing tags of the element */
  children?: any;
  /** Used for declaratively styling one or more elements using CSS (Cascading Stylesheets) */
  class?: string;
  /** Used for declaratively styling one or more elements using CSS (Cascading Stylesheets) */
  className?: string;
  /** Takes an object where the key is the class name(s) and the value is a boolean expression. When true, the class is applied, and when false, it is removed. */
  classList?: Record<string, boolean | undefined>;
  /** Specifies the text direction of the element. */
  dir?: 'ltr' | 'rtl';
  /** Contains a space-separated list of the part names of the element that should be exposed on the host element. */
  exportparts?: string;
  /** For <label> and <output>, lets you associate the label with some control. */
  htmlFor?: string;
  /** Specifies whether the element should be hidden. */
  hidden?: boolean | string;
  /** A unique identifier for the element. */
  id?: string;
  /** Keys tell React which array item each component corresponds to */
  key?: string | number;
  /** Specifies the language of the element. */
  lang?: string;
  /** Contains a space-separated list of the part names of the element. Part names allows CSS to select and style specific elements in a shadow tree via the ::part pseudo-element. */
  part?: string;
  /** Use the ref attribute with a variable to assign a DOM element to the variable once the element is rendered. */
  ref?: unknown | ((e: unknown) => void);
  /** Adds a reference for a custom element slot */
  slot?: string;
  /** Prop for setting inline styles */
  style?: Record<string, string | number>;
  /** Overrides the default Tab button behavior. Avoid using values other than -1 and 0. */
  tabIndex?: number;
  /** Specifies the tooltip text for the element. */
  title?: string;
  /** Passing 'no' excludes the element content from being translated. */
  translate?: 'yes' | 'no';
};

type BaseEvents = {};

export type MyDataUsageProps = {
  /** The level of the list's heading in the page's outline; its groups come one below. */
  'heading-level'?: MyDataUsage['headingLevel'];
  /** The number of rows that are drawn at first, and that each "show more" adds. */
  limit?: MyDataUsage['limit'];
  /** Whether search, filters and older items are left out, for a side column or a front page. */
  compact?: MyDataUsage['compact'];

  /** The citizen leaves for the competent body; cancelable. Says nothing about which item. */
  'onmy-link-followed'?: (e: Event) => void;
  /** Nothing could be asked. Does not bubble. */
  'onmy-load-failed'?: (e: Event) => void;
};

export type MyNotificationsProps = {
  /** The level of the list's heading in the page's outline; its groups come one below. */
  'heading-level'?: MyNotifications['headingLevel'];
  /** The number of rows that are drawn at first, and that each "show more" adds. */
  limit?: MyNotifications['limit'];
  /** Whether search, filters and older items are left out, for a side column or a front page. */
  compact?: MyNotifications['compact'];

  /** The citizen leaves for the page of a notification or for its issuer; cancelable. Says nothing about which item. */
  'onmy-link-followed'?: (e: Event) => void;
  /** Nothing could be asked. Does not bubble. */
  'onmy-load-failed'?: (e: Event) => void;
};

export type MyProceduresProps = {
  /** The level of the list's heading in the page's outline; its groups come one below. */
  'heading-level'?: MyProcedures['headingLevel'];
  /** The number of rows that are drawn at first, and that each "show more" adds. */
  limit?: MyProcedures['limit'];
  /** Whether search, filters and older items are left out, for a side column or a front page. */
  compact?: MyProcedures['compact'];

  /** The citizen leaves for the competent body; cancelable. Says nothing about which item. */
  'onmy-link-followed'?: (e: Event) => void;
  /** Nothing could be asked. Does not bubble. */
  'onmy-load-failed'?: (e: Event) => void;
};

export type MySessionProps = {
  /** Whether to offer the choice of a language. Has no effect where `<my-space lang>` decides. */
  languages?: MySession['languages'];

  /** Who is signed in could not be asked. Does not bubble. */
  'onmy-load-failed'?: (e: Event) => void;
};

export type MySpaceProps = {
  /** `open` draws the tags in the page itself, where the gateway's registry allows it. Read once, by the loader. */
  mount?: MySpace['undefined'];
  /** `shared` shows the sealed tags inside this space in one frame, where the first of them stands. */
  frame?: MySpace['undefined'];
  /** `redirect` signs in with the whole page from a sealed tag, where a window would be cut off. */
  login?: MySpace['undefined'];
  /** The address of the gateway, for example `https://espai.example.cat`. */
  gateway?: MySpace['gateway'];
  /** The code of the administration whose page this is: ten digits (INE10). */
  administration?: MySpace['administration'];
  /** The language of the tags: `ca`, `es`, `oc-aranes` or `en`. Without it the citizen's choice counts, then the page's own `lang`. */
  lang?: MySpace['lang'];

  /** The tags know whom to ask. Bubbles. */
  'onmy-space-ready'?: (e: Event) => void;
};

export type CustomElements = {
  /**
   * Who used the citizen's data, for what and why.
   * ---
   *
   *
   * ### **Events:**
   *  - **my-link-followed** - The citizen leaves for the competent body; cancelable. Says nothing about which item.
   * - **my-load-failed** - Nothing could be asked. Does not bubble.
   *
   * ### **Slots:**
   *  - **heading** - Replaces the heading; bring a heading element of the right level.
   * - **empty** - Replaces the text for a citizen who has nothing. Not shown while a body has not answered.
   *
   * ### **CSS Properties:**
   *  - **--my-color-text** - Text. _(default: light-dark(#1b2124, #eef1f2))_
   * - **--my-color-text-quiet** - Secondary text. _(default: light-dark(#566067, #aab4ba))_
   * - **--my-color-surface** - Fields and buttons; a sealed tag stands on it where it is set, and in the dark always. _(default: light-dark(#fff, #14181a))_
   * - **--my-color-surface-raised** - Raised areas. _(default: light-dark(#f5f5f6, #22282b))_
   * - **--my-color-line** - Hairlines. _(default: light-dark(#dcdfe1, #3b4448))_
   * - **--my-color-action** - Links and the main button. _(default: light-dark(#0056c4, #8bbcff))_
   * - **--my-color-action-text** - Text on the main button. _(default: light-dark(#fff, #0c1a2c))_
   * - **--my-color-focus** - The focus ring. _(default: light-dark(#0056c4, #8bbcff))_
   * - **--my-color-waiting** - Something waits, time is running. _(default: light-dark(#8a5200, #ffd06a))_
   * - **--my-color-done** - Nothing more to do. _(default: light-dark(#0f6e65, #5cd3c4))_
   * - **--my-color-overdue** - Something is lost if nothing is done. _(default: light-dark(#c00045, #ff8fb0))_
   * - **--my-color-note** - For the record. _(default: light-dark(#566067, #aab4ba))_
   * - **--my-space** - The step of all spacing. _(default: 0.375em)_
   * - **--my-radius** - Corners. _(default: 0.375em)_
   * - **--my-line-width** - Width of hairlines. _(default: 1px)_
   * - **--my-font-scale** - Size of the heading against the page's text. _(default: 1.25)_
   *
   * ### **CSS Parts:**
   *  - **title** - The heading.
   * - **coverage** - The line that says which bodies answered.
   * - **filters** - Search and filters.
   * - **count** - The number of items.
   * - **widen** - The button that takes search and filters away.
   * - **list** - The list of one group.
   * - **item** - One row.
   * - **status** - The state of a row, in words with an icon.
   * - **link** - The way out to the competent body.
   * - **more** - The button that shows more rows.
   * - **older** - The button that asks for older items.
   * - **arrived** - The button that lets in rows that came later.
   * - **retry** - The button that asks again.
   * - **sign-in** - The sign-in button.
   * - **signed-out** - The whole of the face for somebody who is not signed in.
   * - **loading** - The whole of the skeleton.
   * - **empty** - The whole of the face without items.
   * - **failed** - The whole of the face when nothing could be asked.
   * - **interrupted** - The note about an answer that broke off.
   * - **chart** - The look-ups per month.
   */
  'my-data-usage': Partial<MyDataUsageProps & BaseProps & BaseEvents>;

  /**
   * The citizen's inbox of notifications and communications.
   * ---
   *
   *
   * ### **Events:**
   *  - **my-link-followed** - The citizen leaves for the page of a notification or for its issuer; cancelable. Says nothing about which item.
   * - **my-load-failed** - Nothing could be asked. Does not bubble.
   *
   * ### **Slots:**
   *  - **heading** - Replaces the heading; bring a heading element of the right level.
   * - **empty** - Replaces the text for a citizen who has nothing. Not shown while a body has not answered.
   *
   * ### **CSS Properties:**
   *  - **--my-color-text** - Text. _(default: light-dark(#1b2124, #eef1f2))_
   * - **--my-color-text-quiet** - Secondary text. _(default: light-dark(#566067, #aab4ba))_
   * - **--my-color-surface** - Fields and buttons; a sealed tag stands on it where it is set, and in the dark always. _(default: light-dark(#fff, #14181a))_
   * - **--my-color-surface-raised** - Raised areas. _(default: light-dark(#f5f5f6, #22282b))_
   * - **--my-color-line** - Hairlines. _(default: light-dark(#dcdfe1, #3b4448))_
   * - **--my-color-action** - Links and the main button. _(default: light-dark(#0056c4, #8bbcff))_
   * - **--my-color-action-text** - Text on the main button. _(default: light-dark(#fff, #0c1a2c))_
   * - **--my-color-focus** - The focus ring. _(default: light-dark(#0056c4, #8bbcff))_
   * - **--my-color-waiting** - Something waits, time is running. _(default: light-dark(#8a5200, #ffd06a))_
   * - **--my-color-done** - Nothing more to do. _(default: light-dark(#0f6e65, #5cd3c4))_
   * - **--my-color-overdue** - Something is lost if nothing is done. _(default: light-dark(#c00045, #ff8fb0))_
   * - **--my-color-note** - For the record. _(default: light-dark(#566067, #aab4ba))_
   * - **--my-space** - The step of all spacing. _(default: 0.375em)_
   * - **--my-radius** - Corners. _(default: 0.375em)_
   * - **--my-line-width** - Width of hairlines. _(default: 1px)_
   * - **--my-font-scale** - Size of the heading against the page's text. _(default: 1.25)_
   *
   * ### **CSS Parts:**
   *  - **title** - The heading.
   * - **coverage** - The line that says which bodies answered.
   * - **filters** - Search and filters.
   * - **count** - The number of items.
   * - **widen** - The button that takes search and filters away.
   * - **list** - The list of one group.
   * - **item** - One row.
   * - **status** - The state of a row, in words with an icon.
   * - **link** - The way to the page on which it is opened, and the way out to its issuer.
   * - **more** - The button that shows more rows.
   * - **older** - The button that asks for older items.
   * - **arrived** - The button that lets in rows that came later.
   * - **retry** - The button that asks again.
   * - **sign-in** - The sign-in button.
   * - **signed-out** - The whole of the face for somebody who is not signed in.
   * - **loading** - The whole of the skeleton.
   * - **empty** - The whole of the face without items.
   * - **failed** - The whole of the face when nothing could be asked.
   * - **interrupted** - The note about an answer that broke off.
   */
  'my-notifications': Partial<MyNotificationsProps & BaseProps & BaseEvents>;

  /**
   * The citizen's case files and register entries.
   * ---
   *
   *
   * ### **Events:**
   *  - **my-link-followed** - The citizen leaves for the competent body; cancelable. Says nothing about which item.
   * - **my-load-failed** - Nothing could be asked. Does not bubble.
   *
   * ### **Slots:**
   *  - **heading** - Replaces the heading; bring a heading element of the right level.
   * - **empty** - Replaces the text for a citizen who has nothing. Not shown while a body has not answered.
   *
   * ### **CSS Properties:**
   *  - **--my-color-text** - Text. _(default: light-dark(#1b2124, #eef1f2))_
   * - **--my-color-text-quiet** - Secondary text. _(default: light-dark(#566067, #aab4ba))_
   * - **--my-color-surface** - Fields and buttons; a sealed tag stands on it where it is set, and in the dark always. _(default: light-dark(#fff, #14181a))_
   * - **--my-color-surface-raised** - Raised areas. _(default: light-dark(#f5f5f6, #22282b))_
   * - **--my-color-line** - Hairlines. _(default: light-dark(#dcdfe1, #3b4448))_
   * - **--my-color-action** - Links and the main button. _(default: light-dark(#0056c4, #8bbcff))_
   * - **--my-color-action-text** - Text on the main button. _(default: light-dark(#fff, #0c1a2c))_
   * - **--my-color-focus** - The focus ring. _(default: light-dark(#0056c4, #8bbcff))_
   * - **--my-color-waiting** - Something waits, time is running. _(default: light-dark(#8a5200, #ffd06a))_
   * - **--my-color-done** - Nothing more to do. _(default: light-dark(#0f6e65, #5cd3c4))_
   * - **--my-color-overdue** - Something is lost if nothing is done. _(default: light-dark(#c00045, #ff8fb0))_
   * - **--my-color-note** - For the record. _(default: light-dark(#566067, #aab4ba))_
   * - **--my-space** - The step of all spacing. _(default: 0.375em)_
   * - **--my-radius** - Corners. _(default: 0.375em)_
   * - **--my-line-width** - Width of hairlines. _(default: 1px)_
   * - **--my-font-scale** - Size of the heading against the page's text. _(default: 1.25)_
   *
   * ### **CSS Parts:**
   *  - **title** - The heading.
   * - **coverage** - The line that says which bodies answered.
   * - **filters** - Search and filters.
   * - **count** - The number of items.
   * - **widen** - The button that takes search and filters away.
   * - **list** - The list of one group.
   * - **item** - One row.
   * - **status** - The state of a row, in words with an icon.
   * - **link** - The way out to the competent body.
   * - **more** - The button that shows more rows.
   * - **older** - The button that asks for older items.
   * - **arrived** - The button that lets in rows that came later.
   * - **retry** - The button that asks again.
   * - **sign-in** - The sign-in button.
   * - **signed-out** - The whole of the face for somebody who is not signed in.
   * - **loading** - The whole of the skeleton.
   * - **empty** - The whole of the face without items.
   * - **failed** - The whole of the face when nothing could be asked.
   * - **interrupted** - The note about an answer that broke off.
   */
  'my-procedures': Partial<MyProceduresProps & BaseProps & BaseEvents>;

  /**
   * Sign in, who I am, sign out.
   * ---
   *
   *
   * ### **Events:**
   *  - **my-load-failed** - Who is signed in could not be asked. Does not bubble.
   *
   * ### **CSS Parts:**
   *  - **session** - The whole line.
   * - **sign-in** - The button to sign in.
   * - **retry** - The button to ask again.
   * - **sign-out** - The button to sign out.
   * - **name** - The citizen's name.
   * - **acting-for** - For whom the citizen acts.
   * - **warning** - The warning before the end.
   */
  'my-session': Partial<MySessionProps & BaseProps & BaseEvents>;

  /**
   * The configuration of the page.
   * ---
   *
   *
   * ### **Events:**
   *  - **my-space-ready** - The tags know whom to ask. Bubbles.
   *
   * ### **Slots:**
   *  - _default_ - Tags may stand inside, but need not.
   */
  'my-space': Partial<MySpaceProps & BaseProps & BaseEvents>;
};
