import type { Settings } from '../space/contexts.js';

/**
 * What a frame was told about the page that it stands in. The frame's entry says it once, before the tags load; where nobody does, the
 * tags stand in the page itself and the session finds everything in its own address.
 */
export interface HostPage {
  /** Address of the page around the frame, without query and hash; absent where the page did not say. */
  page?: string;
  /**
   * The query string of a sign-in's answer, base64url, where the citizen came back by way of the page. Worth nothing without the state
   * and the verifier that this frame kept.
   */
  mk?: string;
  /** How the site wants its citizens to leave: by a window of their own (default), or with the whole page. */
  login?: 'popup' | 'redirect';
  /** Where what proves the citizen is kept: in this frame, bound to its key, or with the gateway behind a cookie. */
  credentials: 'token' | 'cookie';
  /** Where there is no page around: the gateway shows the same document on a page of its own. */
  wholePage?: boolean;
}

type OpenWindow = (settings: Settings, locale: string) => Window | undefined;

let told: HostPage | undefined;
let open: OpenWindow | undefined;

/** The page around this frame; `undefined` where the tags stand in the page itself. */
export const hostPage = (): Readonly<HostPage> | undefined => told;

/**
 * Said once by the frame's entry, before any tag is defined; whoever comes later changes nothing.
 * @param openWindow opens the window of a sign-in; brought along by frames, since a page itself has no use for it
 */
export function setHost(page: HostPage, openWindow: OpenWindow): void {
  if (told) return;
  told = { ...page };
  open = openWindow;
}

/** The window of a sign-in, to be called within the click; `undefined` where it goes another way. */
export const openWindow: OpenWindow = (settings, locale) => open?.(settings, locale);

/** Takes the answer that came by way of the page, so that it is used once. */
export function takeAnswer(): string | undefined {
  const answer = told?.mk;
  if (told) delete told.mk;
  return answer;
}
