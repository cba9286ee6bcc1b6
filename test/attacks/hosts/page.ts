/** A page of a town that has turned against its citizens, or that somebody has broken into. */
export interface HostPage {
  /** Completes "a page that …". */
  what: string;
  /** Runs before the loader, as a classic script of the page's own; `note(value)` keeps what it got hold of. */
  script?: string;
  /** Runs once the citizen sees their rows. May be asynchronous: what it gives is awaited and kept. */
  after?: string;
  /** Markup before the tags. */
  body?: string;
  style?: string;
  headers?: Record<string, string>;
  /** The tags, where they are not the usual three. */
  tags?: string;
  /** The fragment with which the page is opened. */
  fragment?: string;
  /** Another name under which the page is reached; nobody registered it. */
  host?: string;
  /** That the citizen still sees their rows once `after` has run. */
  survives?: true;
  /**
   * What should be shown to a citizen who has signed in on an honest page of the same town before: no document of ours at all, or one
   * without their folder, which a page can always bring about.
   */
  shows?: 'no frame' | 'nothing';
  /** What must stand in the setup of a frame, so that the attack reaches what it is meant for. */
  says?: readonly string[];
  /** What must not be found in the theme and the tags of any frame of ours, beside what never must. */
  refused?: RegExp;
  /** What a page notes where it was heard and should not have been. */
  unheard?: string;
}
