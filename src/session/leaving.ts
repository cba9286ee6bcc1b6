import { storage } from '../base/storage.js';
import type { Settings } from '../space/contexts.js';
import { hostPage } from './host.js';
import { storagePrefix } from './traces.js';

/** Browsers inside other apps: a window that they open cannot answer, where they open any. */
const insideAnApp =
  /\bFB(AN|AV|_IAB)\b|Instagram|\bLine\/|MicroMessenger|Twitter for|musical_ly|TikTok|Snapchat|LinkedInApp|Pinterest\/|; wv\)|(iPhone|iPad|iPod)(?!.*Safari\/)/;

const noWindowKey = ({ administration }: Settings): string => `${storagePrefix}no-window:${administration}`;
let noWindow = false;

/** Remembers for this tab that a window of its own does not answer here: it was blocked, or something on the way cut it off from us. */
export function giveUpWindows(settings: Settings): void {
  noWindow = true;
  storage('sessionStorage')?.setItem(noWindowKey(settings), 'true');
}

/** Whether a sign-in leaves in a window of its own: in a frame, which must not leave itself, unless that does not work here. */
export function usesWindow(settings: Settings): boolean {
  const host = hostPage();
  if (!host || host.wholePage || host.login === 'redirect' || noWindow || insideAnApp.test(navigator.userAgent)) return false;
  // Without storage nobody can come back at all.
  return storage('sessionStorage')?.getItem(noWindowKey(settings)) === null;
}

/**
 * Opens the window of a sign-in, which waits at first: only within the click does a browser allow it. `undefined` where there is none.
 * @param locale the language to wait in
 */
export function openWindow(settings: Settings, locale: string): Window | undefined {
  if (!usesWindow(settings)) return undefined;
  const opened = open(`${settings.gateway}/frame/wait?lang=${locale}`, '', 'popup,width=480,height=720');
  if (!opened) giveUpWindows(settings);
  return opened ?? undefined;
}

/** Leaves with the whole page. Says whether the browser lets a frame do so now, which takes a click a moment ago. */
export function leaveWithPage(address: string): boolean {
  if ((navigator as Partial<Navigator>).userActivation?.isActive === false) return false;
  try {
    (top ?? window).location.href = address;
    return true;
  } catch {
    return false;
  }
}
