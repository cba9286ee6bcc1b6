import { ValidClient } from '../contracts/valid/client.js';
import { createIssuer } from './issuer.js';
import { maskIdentifier } from './mask.js';
import { ISSUER_PATH, mountIssuer } from './mount.js';
import { ownSignInAddress, ownSignInRoutes } from './own-sign-in.js';
import { VALID_RETURN_PATH } from './sign-in.js';
import { denied, TokenCheck } from './token-check.js';
import type { CitizenSession } from '../store/types.js';
import type { Citizen, Identity, IdentityOptions, RequestToCheck, SiteCitizen } from './types.js';

/** The issuer for the sites, federated to VÀLid, and the check of what it issued. */
export function createIdentity({ publicUrl, valid, sites, store, keys, log }: IdentityOptions): Promise<Identity> {
  const issuer = publicUrl + ISSUER_PATH;
  const { sessions, issuer: records } = store;
  const validClient = new ValidClient(valid, issuer + VALID_RETURN_PATH);
  const { provider, browsers, endCitizen } = createIssuer({ issuer, publicUrl, valid: validClient, keys, sites, sessions, records, log });
  const tokens = new TokenCheck(publicUrl, issuer, keys.jwks.keys);

  return Promise.resolve({
    async register(app) {
      ownSignInRoutes(app, { publicUrl, issuer });
      await mountIssuer(app, provider, publicUrl);
    },

    async authorize(request: RequestToCheck): Promise<SiteCitizen> {
      const { subject, client, session } = await tokens.check(request);
      if (!sites.find(client)) throw denied('token-invalid');
      const citizen = await sessions.find(session);
      if (citizen?.person.subject !== subject) throw denied('session-ended');
      return { ...toCitizen(citizen), site: client };
    },

    async browserCitizen(headers): Promise<Citizen | undefined> {
      const browser = await browsers.find(headers);
      const citizen = browser && (await sessions.find(browser.id));
      return citizen?.person.subject === browser?.subject ? citizen && toCitizen(citizen) : undefined;
    },

    signInAddress: (signIn) => ownSignInAddress(publicUrl, signIn),

    endSession: ({ session }) => endCitizen(session),
  });
}

function toCitizen({ id, person, name, method, signedInAt, expiresAt }: CitizenSession): Citizen {
  return { person, session: id, name, maskedIdentifier: maskIdentifier(person.identifier), method, signedInAt, expiresAt };
}
