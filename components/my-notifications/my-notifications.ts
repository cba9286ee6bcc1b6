import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { Resource } from '../../src/controllers/resource.js';
import type { Notification } from '../../src/gateway/types.js';
import { dateTag, sortable } from '../../src/ui/dates.js';
import { capacityFact, facts, levelWords, qualityNote } from '../../src/ui/facts.js';
import { FolderList, type ListWords } from '../../src/ui/folder-list.js';
import { wayOut } from '../../src/ui/link.js';
import type { Reading } from '../../src/ui/criteria.js';
import { emblem } from '../../src/ui/marks.js';
import {
  effectOfSilence,
  groupOf,
  groups,
  hasTerm,
  meaning,
  stateDate,
  statePill,
  stateWords,
  type NotificationGroup,
} from './notification-state.js';

/**
 * A citizen's inbox of notifications and communications from every public body, drawn from the fields of the list alone: nothing here opens,
 * accepts or refuses anything. Needs a `<my-space>` anywhere on the page.
 *
 * @summary The citizen's inbox of notifications and communications.
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
 * @cssproperty {<color>} [--my-color-surface=light-dark(#fff, #14181a)] - Fields and buttons.
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
export class MyNotifications extends FolderList<Notification> {
  protected override readonly resource = new Resource<Notification>(this, { collection: 'notifications', params: this.params });

  protected override words(): ListWords {
    return {
      title: msg('Les meves notificacions'),
      promise: msg(
        'Aquí hi veuràs les notificacions i comunicacions que t’han enviat les administracions connectades, i quants dies queden per obrir-les.',
      ),
      count: (items) => (items === 1 ? msg('1 notificació') : msg(str`${items} notificacions`)),
      empty: (bodies) =>
        bodies === 1
          ? msg('Hem preguntat a l’ens i no hi ha cap notificació per a tu.')
          : msg(str`Hem preguntat a ${bodies} ens i no hi ha cap notificació per a tu.`),
      states: (['available', 'accepted', 'rejected', 'expired', 'rejected-or-expired', 'annulled'] as const).map((state) => [
        state,
        stateWords(state),
      ]),
      sorts: [
        ['first', msg('Primer les que no has llegit')],
        ['newest', msg('Primer les més recents')],
        ['oldest', msg('Primer les més antigues')],
        ['body', msg('Per ens')],
      ],
    };
  }

  protected override read(item: Notification): Reading {
    return {
      text: [item.title, item.reference, item.registerNumber, item.caseFile, item.issuer.department].filter(Boolean).join(' '),
      body: item.issuer.name,
      state: item.state,
      group: groupOf(item),
      time: sortable(item.depositedAt),
      // Unread before read; among the unread, the term that ends first.
      rank: item.unread === false ? Infinity : hasTerm(item) ? sortable(item.expiresAt) : Number.MAX_SAFE_INTEGER,
    };
  }

  protected override groupOrder(a: string, b: string): number {
    return groups.indexOf(a as NotificationGroup) - groups.indexOf(b as NotificationGroup);
  }

  protected override groupHeading(group: string): string {
    return group === 'available' ? msg('Per obrir') : msg('Ja acabades');
  }

  protected override groupNote(group: string): string | undefined {
    return group === 'available' ? effectOfSilence() : undefined;
  }

  protected override rowClass(item: Notification): string {
    return item.unread === false ? 'read' : '';
  }

  protected override row(item: Notification): TemplateResult {
    const { issuer } = item;
    return html`${emblem(issuer.name)}
      <div class="what" lang=${item.language ?? nothing}>
        <p class="name">${item.title}</p>
        <p class="second">${issuer.name}${issuer.department ? html` · ${issuer.department}` : nothing}</p>
      </div>
      <div class="state">${statePill(item, this.now)}${stateDate(item, this.now)}</div>
      <div class="more">
        <p class="second">
          ${item.unread ? html`<strong>${msg('No llegida.')}</strong> ` : nothing}${
            item.depositedAt
              ? html`${msg('Posada a la teva disposició:')} ${dateTag(item.depositedAt, this.now, { time: true, distance: false })}.`
              : nothing
          }
          ${meaning(item)}
        </p>
        ${
          item.levelSuffices === false && item.level
            ? html`<p class="second">
                <strong>${msg(str`Per obrir-la cal una identificació de nivell ${levelWords(item.level)}; la teva és més baixa.`)}</strong>
              </p>`
            : nothing
        }
        <details>
          <summary>${msg('Detalls')}</summary>
          ${facts([
            [msg('Tipus'), kindWords(item.kind)],
            [msg('Referència'), item.reference],
            [msg('Expedient'), item.caseFile],
            [msg('Registre'), item.registerNumber],
            [msg('Nivell per obrir-la'), item.level && levelWords(item.level)],
            [msg('Canal'), item.alsoOnPaper === null ? null : item.alsoOnPaper ? msg('electrònic i també en paper') : msg('electrònic')],
            capacityFact(item.capacity),
          ])}
          ${qualityNote(item.notes)}
        </details>
        ${this.#wayToOpen(item)}
      </div>`;
  }

  #wayToOpen(item: Notification): TemplateResult | typeof nothing {
    if (item.state === 'annulled') return nothing;
    if (item.link)
      return wayOut(
        item.link,
        item.state === 'available' ? msg('Ves a la seu de l’emissor per obrir-la') : msg('Mira-la a la seu de l’emissor'),
      );
    return html`<p class="second">${msg('Per obrir-la, entra a la seu electrònica de l’emissor i busca-la a les notificacions.')}</p>`;
  }
}

function kindWords(kind: Notification['kind']): string | null {
  switch (kind) {
    case 'notification':
      return msg('Notificació');
    case 'communication':
      return msg('Comunicació');
    case 'unknown':
      return null;
  }
}
