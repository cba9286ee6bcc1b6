import { IncomingMessage, ServerResponse, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { IssuerRecords } from '../store/types.js';

type IssuerSession = InstanceType<Provider['Session']>;

/** The issuer's own sessions, as its first-party cookie names them. */
export class BrowserSessions {
  constructor(
    private readonly provider: Provider,
    private readonly records: IssuerRecords,
  ) {}

  /** Who is signed in in the browser that sent these headers. */
  async find(headers: IncomingHttpHeaders): Promise<{ id: string; subject: string } | undefined> {
    const { uid, accountId } = await this.#read(headers);
    return accountId === undefined ? undefined : { id: uid, subject: accountId };
  }

  /** Ends the session and everything that was granted in it. */
  async end(id: string): Promise<void> {
    const session = await this.provider.Session.findByUid(id);
    if (!session) return;
    await this.endGrants(session);
    await session.destroy();
  }

  async endGrants({ authorizations = {} }: Pick<IssuerSession, 'authorizations'>): Promise<void> {
    for (const { grantId } of Object.values(authorizations)) {
      if (grantId === undefined) continue;
      for (const model of ['AuthorizationCode', 'RefreshToken']) await this.records.revokeGrant(model, grantId);
      await this.records.remove('Grant', grantId);
    }
  }

  /** The library reads cookies off a request of its own kind, and would answer an old signature by a new one: nobody gets that answer. */
  #read(headers: IncomingHttpHeaders): Promise<IssuerSession> {
    const req = new IncomingMessage(new Socket());
    req.headers = { cookie: headers.cookie };
    return this.provider.Session.get({ req, res: new ServerResponse(req), secure: false } as unknown as KoaContextWithOIDC);
  }
}
