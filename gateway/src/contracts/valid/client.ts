/** Addresses and credentials of VÀLid, as registered with the Consorci AOC. */
export interface ValidOptions {
  authorizeUrl: string;
  tokenUrl: string;
  userInfoUrl: string;
  revokeUrl: string;
  logoutUrl: string;
  clientId: string;
  clientSecret: string;
  /** Milliseconds for each call; 10,000 unless told. */
  timeout?: number;
}
