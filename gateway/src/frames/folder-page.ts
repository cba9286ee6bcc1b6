/**
 * The folder in full width, on the gateway's own origin: where a browser keeps no cookie for a frame, the citizen gets here what the frame
 * would have shown, and nothing has to be made weaker for it.
 */
import type {} from '@fastify/swagger';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { Identity, Site, SiteDirectory } from '../identity/index.js';
import { documentHeaders, frameDocument } from './document.js';
import { sendDocument } from './send-document.js';
import type { KitFiles } from './kit-files.js';
import { isFor } from '../pages/request.js';
import { languageFor, misplacedPage, notSignedInPage, show } from './pages.js';
import { languageOf } from './texts.js';

export interface FolderPageOptions {
  identity: Pick<Identity, 'browserCitizen' | 'cookies' | 'signInAddress'>;
  sites: SiteDirectory;
  kit: KitFiles;
}

const Query = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 35 })), signIn: Type.Optional(Type.String({ maxLength: 20 })) });
type OfSite = { Params: { administration: string }; Querystring: Static<typeof Query> };

export function folderPageRoutes(app: FastifyInstance, { identity, sites, kit }: FolderPageOptions): void {
  const siteOf = (administration: string): Site | undefined => {
    const site = sites.find(administration);
    return site?.credentials === 'cookie' ? site : undefined;
  };

  /** The way in: whoever is signed in at the issuer gets the cookie, everybody else is asked to sign in first. */
  app.get<OfSite>('/folder/:administration', { schema: { hide: true, querystring: Query } }, async (request, reply) => {
    const { lang, signIn } = request.query;
    const language = languageFor(lang, request.headers['accept-language']);
    const site = siteOf(request.params.administration);
    if (!site) {
      reply.callNotFound();
      return reply;
    }
    if (!isFor(request, 'document')) return show(reply, misplacedPage(language));
    const { code } = languageOf(language);
    const here = `/folder/${site.administration}?lang=${code}`;
    const citizen = await identity.browserCitizen(request.headers);
    void reply.header('cache-control', 'no-store');
    if (!citizen) {
      const address = identity.signInAddress({ returnTo: here, locale: code });
      return signIn === undefined ? reply.redirect(address, 303) : show(reply, notSignedInPage(language, address));
    }
    const setup = { tags: kit.tags.map((name) => ({ name, attributes: {} })), lang: code };
    return reply
      .header('set-cookie', identity.cookies.issue(site, citizen))
      .redirect(`/folder/${site.administration}/view?lang=${code}#${encodeURIComponent(JSON.stringify(setup))}`, 303);
  });

  app.get<OfSite>('/folder/:administration/view', { schema: { hide: true, querystring: Query } }, (request, reply) => {
    const { lang = '' } = request.query;
    const site = siteOf(request.params.administration);
    if (!site) {
      reply.callNotFound();
      return reply;
    }
    if (!isFor(request, 'document')) return show(reply, misplacedPage(languageFor(lang, request.headers['accept-language'])));
    const document = frameDocument({ site, kit, tags: kit.tags, lang, wholePage: true });
    return sendDocument(request, reply.headers(documentHeaders(kit, [])), document);
  });
}
