import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Notification } from '../../src/gateway/types.js';
import { dateTag, sortable } from '../../src/ui/dates.js';
import { activeLocale } from '../../src/i18n/localization.js';
import { levelWords } from '../../src/ui/level.js';
import type { SpaceConsumer } from '../../src/space/space-consumer.js';
import { FolderBody } from '../../src/ui/folder-body.js';
import type { FolderList } from '../../src/ui/folder-list.js';
import type { ListWords } from '../../src/ui/list-words.js';
import { linkAside, wayOut } from '../../src/ui/link.js';
import type { Reading } from '../../src/ui/criteria.js';
import { emblem } from '../../src/ui/marks.js';
import type * as Folded from './folded.js';
import { effectOfSilence, groupOf, groups, hasTerm, meaning, stateDate, statePill, type NotificationGroup } from './notification-state.js';

/** What can still be opened first, then what is over; drawn from the fields of the list alone. */
export class NotificationsBody extends FolderBody<Notification, typeof Folded> {
  readonly #space: SpaceConsumer;

  constructor(host: FolderList, space: SpaceConsumer) {
    super(host, space, 'notifications');
    this.#space = space;
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#cameBack);
  }

  protected override words(): ListWords {
    return {
      count: (items) => (items === 1 ? msg('1 notificació') : msg(str`${items} notificacions`)),
      empty: (bodies) =>
        bodies === 1
          ? msg('Hem preguntat a l’ens i no hi ha cap notificació per a tu.')
          : msg(str`Hem preguntat a ${bodies} ens i no hi ha cap notificació per a tu.`),
    };
  }

  protected override bringFolded(): Promise<typeof Folded> {
    return import('./folded.js');
  }

  protected override read(item: Notification): Reading {
    return {
      text: () => [item.title, item.reference, item.registerNumber, item.caseFile, item.issuer.department].filter(Boolean).join(' '),
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
        <p class="name" id=${item.id}>${item.title}</p>
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
        ${item.outages ? this.folded(({ outages }) => outages(item, this.now, this.#actAddress(item.id, '/incident'))) : nothing}
        <details>
          <summary>${msg('Detalls')}</summary>
          ${this.details(item)}
        </details>
        ${this.#wayToOpen(item)}
      </div>`;
  }

  /** To the gateway's own page, where nothing happens before it is confirmed twice; and to the issuer's, as another way. */
  #wayToOpen(item: Notification): TemplateResult | typeof nothing {
    const words = actWords(item);
    return html`${
      words && this.#space.settings
        ? html`<span class="out" part="link">
            ${linkAside(this.#actAddress(item.id), words, { followed: this.#followed, about: item.id })}
            ${item.state === 'available' ? html`<span class="quiet">${msg('Entrar-hi encara no l’obre.')}</span>` : nothing}
          </span>`
        : nothing
    }${item.state === 'annulled' ? nothing : wayOut(item.link, msg('Ves a la seu de l’emissor'), { about: item.id })}`;
  }

  #actAddress(id: string, path = ''): string {
    const { gateway, administration } = this.#space.settings ?? { gateway: '', administration: '' };
    return `${gateway}/act/${encodeURIComponent(id)}${path}?lang=${activeLocale()}&site=${administration}`;
  }

  readonly #followed = (): void => {
    document.addEventListener('visibilitychange', this.#cameBack);
  };

  /** The citizen may have opened it over there: once they are back, the list asks again. */
  readonly #cameBack = (): void => {
    if (document.hidden) return;
    document.removeEventListener('visibilitychange', this.#cameBack);
    this.askAgain();
  };
}

/** What can be done on the gateway's page; `undefined` where there is nothing to do or to read. */
function actWords({ state, kind, asked }: Notification): string | undefined {
  if (state === 'available' && !asked) return kind === 'communication' ? msg('Llegeix-la') : msg('Obre o rebutja');
  return state === 'annulled' || state === 'unknown' ? undefined : msg('Mira-la');
}
