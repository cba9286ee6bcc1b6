/** Where the answer of an identity provider is found when a page starts. */
import { hostPage, takeAnswer } from './host.js';
import { isAnswer } from './traces.js';
import type { Vault } from './vault.js';

export interface Answer {
  /** The address that the citizen came back to, with the answer in its query. */
  address: URL;
  /** Whether it may be another frame's, or nobody's, so that nothing is said where its state is unknown. */
  perhapsForeign: boolean;
}

/**
 * The answer in the address of this page, if this tab left to sign in; taken out of it at once.
 * @param issuer whose answer it is (RFC 9207): a page may have a sign-in of its own, which needs its code
 */
export function answerInAddress(vault: Vault, issuer: string): Answer | undefined {
  const address = new URL(location.href);
  const departure = isAnswer(address) && address.searchParams.get('iss') === issuer ? vault.arrive() : undefined;
  if (!departure) return undefined;
  // Before anything else: a code must neither stay in the history nor be read by the page's own statistics.
  history.replaceState(history.state, '', location.pathname + departure.search + departure.hash);
  return { address, perhapsForeign: false };
}

/** The answer that came by way of the page around this frame. */
export function answerByHost(): Answer | undefined {
  const taken = hostPage() && takeAnswer();
  const search = taken && fromBase64url(taken);
  if (!search) return undefined;
  const address = new URL(location.href);
  address.search = search;
  address.hash = '';
  return isAnswer(address) ? { address, perhapsForeign: true } : undefined;
}

function fromBase64url(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}
