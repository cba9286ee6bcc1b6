import type { IncomingHttpHeaders } from 'node:http';
import { ValidClient } from '../contracts/valid/client.js';
import { CookieSessions, FRAME_HEADER, IDLE_SECONDS } from './cookie-sessions.js';
import { createIssuer } from './issuer.js';
import { now } from './lifetimes.js';
import { maskIdentifier } from './mask.js';
import { ISSUER_PATH, mountIssuer } from './mount.js';
import { ownSignInAddress, ownSignInRoutes } from './own-sign-in.js';
import { VALID_RETURN_PATH } from './sign-in.js';
import { denied, TokenCheck } from './token-check.js';
import { Ways } from './way.js';
import type { CitizenSession, CitizenSessions } from '../store/types.js';
import type { Citizen, CookieCredentials, Identity, IdentityOptions, RequestToCheck, SiteCitizen } from './types.js';

/** The issuer for the sites, federated to VÀLid, and the check of what it issued. */
export function createIdentity({ publicUrl, valid, sites, store, keys, log }: IdentityOptions): Promise<Identity> {
  const issuer = publicUrl + ISSUER_PATH;
  const { sessions, issuer: records } = store;
  const validClient = new ValidClient(valid, issuer + VALID_RETURN_PATH);
  const ways = new Ways(sites, publicUrl);
  const part = { issuer, publicUrl, valid: validClient, keys, sites, sessions, records, ways, log };
  const { provider, browsers, endCitizen } = createIssuer(part);
  const cookieSessions = new CookieSessions({ provider, issuer, publicUrl, sessionKey: keys.sessionKey });
  const cookies = cookieCredentials(cookieSessions, sessions);
  const tokens = new TokenCheck(publicUrl, issuer, keys.jwks.keys);

  const browserCitizen = async (headers: IncomingHttpHeaders): Promise<Citizen | undefined> => {
    const browser = await browsers.find(headers);
    const citizen = browser && (await sessions.find(browser.id));
    return citizen?.person.subject === browser?.subject ? citizen && toCitizen(citizen) : undefined;
  };

  return Promise.resolve({
    async register(app) {
      ownSignInRoutes(app, { publicUrl, issuer, ways });
      await mountIssuer(app, provider, publicUrl);
    },

    cookies,

    async authorize(request: RequestToCheck): Promise<SiteCitizen> {
      const framed = sites.find(String(request.headers[FRAME_HEADER]));
      if (framed?.credentials === 'cookie' && cookies.isFromFrame(request.headers, framed)) {
        const citizen = await cookies.find(framed, request.headers);
        if (!citizen) throw denied('session-ended');
        return citizen;
      }
      const { subject, client, session } = await tokens.check(request);
      if (sites.find(client)?.credentials !== 'token') throw denied('token-invalid');
      const citizen = await sessions.find(session);
      if (citizen?.person.subject !== subject) throw denied('session-ended');
      return { ...toCitizen(citizen), site: client };
    },

    browserCitizen,

    async answeredCitizen(headers, { administration }, value): Promise<Citizen | undefined> {
      const [code, citizen] = await Promise.all([provider.AuthorizationCode.find(value), browserCitizen(headers)]);
      return code?.clientId === administration && code.sessionUid === citizen?.session ? citizen : undefined;
    },

    signInLanguage: (headers) => ways.read(headers)?.language,

    signInAddress: (signIn) => ownSignInAddress(publicUrl, signIn),

    endSession: ({ session }) => endCitizen(session),
  });
}

/** Cookies name sessions; the store says whose they are, and whether they still are. */
function cookieCredentials(kept: CookieSessions, sessions: CitizenSessions): CookieCredentials {
  const ofSubject = async (id: string, subject: string) => {
    const citizen = await sessions.find(id);
    return citizen?.person.subject === subject ? toCitizen(citizen) : undefined;
  };
  return {
    isFromFrame: (headers, site) => kept.isFromFrame(headers, site),
    begin: (site, place, locale) => kept.begin(site, place, locale),
    async finish(site, search, headers) {
      const finished = await kept.finish(site, search, headers);
      const citizen = finished && (await ofSubject(finished.session, finished.subject));
      return citizen && { citizen, cookies: [finished.spent, kept.issue(site, finished)] };
    },
    async find(site, headers) {
      const read = kept.read(headers, site);
      const citizen = read && (await ofSubject(read.session, read.subject));
      const idleSeconds = read && read.usedAt + IDLE_SECONDS - now();
      return (
        citizen && {
          ...citizen,
          site: site.administration,
          ...(idleSeconds !== undefined && { idleSeconds }),
          ...(read.renewed !== undefined && { renewedCookie: read.renewed }),
        }
      );
    },
    issue: (site, { session, person }) => kept.issue(site, { session, subject: person.subject }),
    clear: (site) => kept.clear(site),
  };
}

function toCitizen({ id, person, name, method, signedInAt, expiresAt }: CitizenSession): Citizen {
  return { person, session: id, name, maskedIdentifier: maskIdentifier(person.identifier), method, signedInAt, expiresAt };
}
