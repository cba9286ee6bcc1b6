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
  /** That the tags show nothing is what should happen, or what a page can always bring about. */
  shows?: 'nothing';
}
