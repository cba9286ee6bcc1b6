import { msg } from '@lit/localize';
import type { Part } from '../../src/controllers/signed-in.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { FolderList } from '../../src/ui/folder-list.js';

/**
 * A citizen's inbox of notifications and communications from every public body, drawn from the fields of the list alone: nothing here opens,
 * accepts or refuses anything. That happens on a page of the gateway's own, to which each row links. Needs a `<my-space>` anywhere on the page.
 *
 * @summary The citizen's inbox of notifications and communications.
 * @status experimental
 * @since 0.1
 *
 * @slot heading - Replaces the heading; bring a heading element of the right level.
 * @slot empty - Replaces the text for a citizen who has nothing. Not shown while a body has not answered.
 *
 * @event {LinkFollowedEvent} my-link-followed - The citizen leaves for the page of a notification or for its issuer; cancelable. Says nothing about which item.
 * @event {LoadFailedEvent} my-load-failed - Nothing could be asked. Does not bubble.
 *
 * @csspart title - The heading.
 * @csspart coverage - The line that says which bodies answered.
 * @csspart filters - Search and filters.
 * @csspart count - The number of items.
 * @csspart widen - The button that takes search and filters away.
 * @csspart list - The list of one group.
 * @csspart item - One row.
 * @csspart status - The state of a row, in words with an icon.
 * @csspart link - The way to the page on which it is opened, and the way out to its issuer.
 * @csspart more - The button that shows more rows.
 * @csspart older - The button that asks for older items.
 * @csspart arrived - The button that lets in rows that came later.
 * @csspart retry - The button that asks again.
 * @csspart sign-in - The sign-in button.
 * @csspart signed-out - The whole of the face for somebody who is not signed in.
 * @csspart loading - The whole of the skeleton.
 * @csspart empty - The whole of the face without items.
 * @csspart failed - The whole of the face when nothing could be asked.
 * @csspart interrupted - The note about an answer that broke off.
 *
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate loading - Asked, and nothing has come yet.
 * @cssstate here - At least one item is shown.
 * @cssstate empty - Every answer that came held nothing.
 * @cssstate failed - Nothing could be asked.
 *
 * @cssproperty {<color>} [--my-color-text=light-dark(#1b2124, #eef1f2)] - Text.
 * @cssproperty {<color>} [--my-color-text-quiet=light-dark(#566067, #aab4ba)] - Secondary text.
 * @cssproperty {<color>} [--my-color-surface=light-dark(#fff, #14181a)] - Fields and buttons; a sealed tag stands on it where it is set, and in the dark always.
 * @cssproperty {<color>} [--my-color-surface-raised=light-dark(#f5f5f6, #22282b)] - Raised areas.
 * @cssproperty {<color>} [--my-color-line=light-dark(#dcdfe1, #3b4448)] - Hairlines.
 * @cssproperty {<color>} [--my-color-action=light-dark(#0056c4, #8bbcff)] - Links and the main button.
 * @cssproperty {<color>} [--my-color-action-text=light-dark(#fff, #0c1a2c)] - Text on the main button.
 * @cssproperty {<color>} [--my-color-focus=light-dark(#0056c4, #8bbcff)] - The focus ring.
 * @cssproperty {<color>} [--my-color-waiting=light-dark(#8a5200, #ffd06a)] - Something waits, time is running.
 * @cssproperty {<color>} [--my-color-done=light-dark(#0f6e65, #5cd3c4)] - Nothing more to do.
 * @cssproperty {<color>} [--my-color-overdue=light-dark(#c00045, #ff8fb0)] - Something is lost if nothing is done.
 * @cssproperty {<color>} [--my-color-note=light-dark(#566067, #aab4ba)] - For the record.
 * @cssproperty {<length>} [--my-space=0.375em] - The step of all spacing.
 * @cssproperty {<length>} [--my-radius=0.375em] - Corners.
 * @cssproperty {<length>} [--my-line-width=1px] - Width of hairlines.
 * @cssproperty {<number>} [--my-font-scale=1.25] - Size of the heading against the page's text.
 */
export class MyNotifications extends FolderList {
  protected override heading(): string {
    return msg('Les meves notificacions');
  }

  protected override promise(): string {
    return msg(
      'Aquí hi veuràs les notificacions i comunicacions que t’han enviat les administracions connectades, i quants dies queden per obrir-les.',
    );
  }

  protected override async bringBody(space: SpaceConsumer): Promise<Part> {
    const { NotificationsBody } = await import('./body.js');
    return new NotificationsBody(this, space);
  }
}
