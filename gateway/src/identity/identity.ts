import { ValidClient } from '../contracts/valid/client.js';
import { createIssuer } from './issuer.js';
import { maskIdentifier } from './mask.js';
import { ISSUER_PATH, mountIssuer } from './mount.js';
import { VALID_RETURN_PATH } from './sign-in.js';
import { denied, TokenCheck } from './token-check.js';
import type { Citizen, Identity, IdentityOptions, RequestToCheck } from './types.js';

/** The issuer for the sites, federated to VÀLid, and the check of what it issued. */
export function createIdentity({ publicUrl, valid, sites, store, keys, log }: IdentityOptions): Promise<Identity> {
  const issuer = publicUrl + ISSUER_PATH;
  const { sessions, issuer: records } = store;
  const validClient = new ValidClient(valid, issuer + VALID_RETURN_PATH);
  const provider = createIssuer({ issuer, audience: publicUrl, valid: validClient, keys, sites, sessions, records, log });
  const tokens = new TokenCheck(publicUrl, issuer, keys.jwks.keys);

  return Promise.resolve({
    register: (app) => mountIssuer(app, provider, publicUrl),

    async authorize(request: RequestToCheck): Promise<Citizen> {
      const { subject, client, session } = await tokens.check(request);
      if (!sites.find(client)) throw denied('token-invalid');
      const citizen = await sessions.find(session);
      if (citizen?.person.subject !== subject) throw denied('session-ended');
      const { person, name, method, signedInAt, expiresAt } = citizen;
      return { person, site: client, name, maskedIdentifier: maskIdentifier(person.identifier), method, signedInAt, expiresAt };
    },
  });
}
