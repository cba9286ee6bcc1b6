import { errors, type Adapter, type AdapterPayload, type AllClientMetadata } from 'oidc-provider';
import type { IssuerRecords } from '../store/types.js';
import type { Site, SiteDirectory } from './sites.js';

/** Gives the issuer its memory: clients come from the registry of sites, everything else is in the store. */
export function issuerAdapter(records: IssuerRecords, sites: SiteDirectory): (model: string) => Adapter {
  return (model) => (model === 'Client' ? new SiteAdapter(records, sites) : new StoreAdapter(model, records));
}

class StoreAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly records: IssuerRecords,
  ) {}

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const expiresAt = expiresIn ? new Date(Date.now() + expiresIn * 1000) : null;
    return this.records.put(this.model, id, { ...payload }, expiresAt);
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.records.find(this.model, id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.records.findBy(this.model, 'uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.records.findBy(this.model, 'userCode', userCode);
  }

  /** Of two who come with the same code or refresh token at the same moment, one is refused. */
  async consume(id: string): Promise<void> {
    if (!(await this.records.consume(this.model, id))) throw new errors.InvalidGrant('already used');
  }

  destroy(id: string): Promise<void> {
    return this.records.remove(this.model, id);
  }

  revokeByGrantId(grantId: string): Promise<void> {
    return this.records.revokeGrant(this.model, grantId);
  }
}

class SiteAdapter extends StoreAdapter {
  constructor(
    records: IssuerRecords,
    private readonly sites: SiteDirectory,
  ) {
    super('Client', records);
  }

  override find(id: string): Promise<AdapterPayload | undefined> {
    const site = this.sites.find(id);
    return Promise.resolve(site && (toClient(site) as AdapterPayload));
  }
}

function toClient({ administration, name, returnUrls }: Site): Partial<AllClientMetadata> {
  return {
    client_id: administration,
    client_name: name,
    redirect_uris: returnUrls,
    post_logout_redirect_uris: returnUrls,
    application_type: 'web',
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
    dpop_bound_access_tokens: true,
  };
}
