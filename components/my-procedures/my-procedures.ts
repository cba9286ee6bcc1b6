import { msg } from '@lit/localize';
import type { Part } from '../../src/controllers/signed-in.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { FolderList } from '../../src/ui/folder-list.js';

/**
 * A citizen's case files with every public body: what waits for them first, then what is under way, then what is closed. Needs a
 * `<my-space>` anywhere on the page.
 *
 * @summary The citizen's case files and register entries.
 * @status experimental
 * @since 0.1
 *
 * @slot heading - Replaces the heading; bring a heading element of the right level.
 * @slot empty - Replaces the text for a citizen who has nothing. Not shown while a body has not answered.
 *
 * @event {LinkFollowedEvent} my-link-followed - The citizen leaves for the competent body; cancelable. Says nothing about which item.
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
 * @csspart link - The way out to the competent body.
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
export class MyProcedures extends FolderList {
  protected override heading(): string {
    return msg('Els meus tràmits');
  }

  protected override promise(): string {
    return msg(
      'Aquí hi veuràs els teus tràmits amb totes les administracions connectades: què has de fer, què està en marxa i què s’ha acabat.',
    );
  }

  protected override async bringBody(space: SpaceConsumer): Promise<Part> {
    const { ProceduresBody } = await import('./body.js');
    return new ProceduresBody(this, space);
  }
}
