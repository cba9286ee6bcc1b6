/** Where a sign-in that began in a frame comes back to: pages of the gateway, one set for each site. */
interface FramedSite {
  administration: string;
  returnUrls: string[];
}

/** The page that hands the answer to the frame whose window it stands in. */
export const callbackPath = (administration: string): string => `/frame/${administration}/callback`;

/** The page that hands the answer on to the site's page of that number, where no window could be had. */
export const handOffPath = (administration: string, page: number | string): string => `/frame/${administration}/hand-off/${page}`;

export const frameReturnPaths = ({ administration, returnUrls }: FramedSite): string[] => [
  callbackPath(administration),
  ...returnUrls.map((_, page) => handOffPath(administration, page)),
];
