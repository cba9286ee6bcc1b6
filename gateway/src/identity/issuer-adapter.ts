import { randomBytes } from 'node:crypto';
import { errors, type Adapter, type AdapterPayload, type AllClientMetadata } from 'oidc-provider';
import type { IssuerRecords } from '../store/types.js';
import { OWN_CLIENT, OWN_RETURN_PATH } from './own-pages.js';
import { redirectUris, type Site, type SiteDirectory } from './sites.js';

/** Gives the issuer its memory: clients come from the registry of sites and are the gateway's own pages, everything else is in the store. */
export function issuerAdapter(records: IssuerRecords, sites: SiteDirectory, publicUrl: string): (model: string) => Adapter {
  return (model) => (model === 'Client' ? new ClientAdapter(records, sites, publicUrl) : new StoreAdapter(model, records));
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

class ClientAdapter extends StoreAdapter {
  constructor(
    records: IssuerRecords,
    private readonly sites: SiteDirectory,
    private readonly publicUrl: string,
  ) {
    super('Client', records);
  }

  override find(id: string): Promise<AdapterPayload | undefined> {
    if (id === OWN_CLIENT) return Promise.resolve(ownClient(this.publicUrl) as AdapterPayload);
    const site = this.sites.find(id);
    return Promise.resolve(site && (toClient(site, this.publicUrl) as AdapterPayload));
  }
}

/** Gets neither code nor token: that somebody has signed in is all there is to it. */
function ownClient(publicUrl: string): Partial<AllClientMetadata> {
  return {
    client_id: OWN_CLIENT,
    redirect_uris: [publicUrl + OWN_RETURN_PATH],
    application_type: 'web',
    response_types: ['none'],
    response_modes: ['query'],
    grant_types: [],
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
  };
}

/** The code of such a site is redeemed within this process: nobody knows the secret that its token endpoint would ask for. */
const confidential = { token_endpoint_auth_method: 'client_secret_basic', client_secret: randomBytes(32).toString('base64url') } as const;

function toClient(site: Site, publicUrl: string): Partial<AllClientMetadata> {
  return {
    client_id: site.administration,
    client_name: site.name,
    redirect_uris: redirectUris(site, publicUrl),
    application_type: 'web',
    response_types: ['code'],
    response_modes: ['query'],
    grant_types: ['authorization_code', 'refresh_token'],
    ...(site.credentials === 'cookie' ? confidential : { token_endpoint_auth_method: 'none' }),
    id_token_signed_response_alg: 'ES256',
    dpop_bound_access_tokens: true,
  };
}
