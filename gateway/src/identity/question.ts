/** An open site's page can read what it shows: whoever is signed in is asked before it gets to know them, once in each session and site. */
import { errors, interactionPolicy, type InteractionResults, type KoaContextWithOIDC } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { pageLanguage } from '../pages/language.js';
import { questionPage } from '../pages/question.js';
import { isFor, isOwnForm } from '../pages/request.js';
import { ForeignBeginning } from './beginning.js';
import type { BrowserSessions } from './browser-sessions.js';
import type { Site, SiteDirectory } from './sites.js';
import type { Ways } from './way.js';

type Interaction = InstanceType<Provider['Interaction']>;

/** Name of the issuer's prompt, and of what came out of it. */
export const QUESTION = 'question';
const YES = '/yes';
const NO = '/no';

export const isOpen = (sites: SiteDirectory, client: { clientId: string } | undefined): boolean =>
  client !== undefined && sites.find(client.clientId)?.mount === 'open';

/**
 * However the citizen came here: VÀLid does not tell whether it asked them anything, and where its own session is open it does not. Who may
 * not be asked, gets the answer of somebody who is not signed in.
 */
export function questionPrompt(sites: SiteDirectory): interactionPolicy.Prompt {
  const unasked = ({ oidc }: KoaContextWithOIDC): boolean => isOpen(sites, oidc.client) && !oidc.entities.Grant?.jti;
  return new interactionPolicy.Prompt(
    { name: QUESTION, requestable: false },
    new interactionPolicy.Check('unasked', 'End-User authentication is required', 'login_required', unasked),
  );
}

/** Whether the citizen of this session has just said yes. */
export const saidYes = (result: InteractionResults | undefined, subject: string): boolean =>
  (result?.[QUESTION] as { subject?: string } | undefined)?.subject === subject;

export interface QuestionsOptions {
  provider: Provider;
  browsers: BrowserSessions;
  sites: SiteDirectory;
  ways: Ways;
  /** Origin of the gateway. */
  origin: string;
}

export class Questions {
  constructor(private readonly options: QuestionsOptions) {}

  /** @param path at which the sign-in goes on, as browsers see it */
  show(ctx: KoaContextWithOIDC, { params }: Interaction, path: string): void {
    const site = this.#siteOf(params);
    const { ui_locales: locales } = params;
    const wish = typeof locales === 'string' ? locales : undefined;
    const language = pageLanguage([wish, this.options.ways.read(ctx.headers)?.language, ctx.headers['accept-language']]);
    const targets = [...new Set(site.returnUrls.map((address) => new URL(address).origin))];
    const { headers, html } = questionPage(language, { name: site.name, readsAll: site.trusted, yes: path + YES, no: path + NO, targets });
    ctx.set(headers);
    ctx.body = html;
  }

  /** Takes it from the form of that page only, in the session and the browser that were asked. */
  async answer(ctx: KoaContextWithOIDC, { prompt, session, params }: Interaction): Promise<void> {
    const { provider, browsers, origin } = this.options;
    if (!isOwnForm(ctx.headers, origin) || !isFor(ctx, 'document')) throw new ForeignBeginning();
    const present = await browsers.find(ctx.headers);
    if (prompt.name !== QUESTION || !session || present?.id !== session.uid || present.subject !== session.accountId)
      throw new errors.SessionNotFound('nobody was asked');
    this.#siteOf(params);
    const result = ctx.path.endsWith(YES)
      ? { [QUESTION]: { subject: session.accountId } }
      : { error: 'access_denied', error_description: 'the citizen changed their mind' };
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  }

  #siteOf(params: Interaction['params']): Site {
    const site = this.options.sites.find(String(params['client_id']));
    if (!site) throw new errors.SessionNotFound('the site is gone');
    return site;
  }
}
