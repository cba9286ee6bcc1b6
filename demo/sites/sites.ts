/** The three municipal sites: whose they are, which pages hold the tags, how these are drawn, and what their servers say to the browser. */
import { abrera, granollers, vielha, type Body } from '../administrations/bodies.js';

/** How the tags are drawn: in frames of the gateway, or in the page itself. */
export type Mount = 'sealed' | 'open';

export type SiteName = 'abrera' | 'granollers' | 'vielha';

export interface MunicipalSite {
  name: SiteName;
  body: Body;
  /** Path → file under the site's `pages`. Each of them holds `<my-session>`, so a sign-in may return to each. */
  pages: Readonly<Record<string, string>>;
  mount: Mount;
  /** Whether an open site gets what other bodies hold, too. */
  trusted: boolean;
  /** What stands behind a request of its frames. */
  credentials: 'token' | 'cookie';
  /** What else `<my-space>` says on its pages. */
  space: string;
  /** Response headers of the pages; `{{gateway}}` and `{{cdn}}` stand for origins. */
  headers: (mount: Mount) => Readonly<Record<string, string>>;
}

/**
 * As strict as a content security policy gets: no inline anything, nothing from anywhere but the site, the kit's CDN and the gateway.
 * Frames need one line of it; tags drawn in the page itself need three.
 */
const strictPolicy = (mount: Mount): string =>
  [
    "default-src 'none'",
    "script-src 'self' {{cdn}}",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ...(mount === 'sealed' ? ['frame-src {{gateway}}', "trusted-types 'none'"] : ['connect-src {{gateway}}', 'trusted-types lit-html']),
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const SITES: readonly MunicipalSite[] = [
  {
    name: 'abrera',
    body: abrera,
    pages: { '/': 'index.html', '/carpeta': 'carpeta.html', '/bustia': 'bustia.html', '/accessibilitat': 'accessibilitat.html' },
    mount: 'sealed',
    trusted: false,
    credentials: 'token',
    // Its windows are cut off from those they open.
    space: 'login="redirect"',
    headers: (mount) => ({
      'content-security-policy': strictPolicy(mount),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    }),
  },
  {
    name: 'granollers',
    body: granollers,
    pages: { '/': 'index.html', '/tramits/la-meva-carpeta': 'carpeta.html', '/accessibilitat': 'accessibilitat.html' },
    mount: 'open',
    trusted: false,
    credentials: 'token',
    space: '',
    headers: () => ({}),
  },
  {
    name: 'vielha',
    body: vielha,
    pages: { '/': 'index.html', '/carpeta': 'carpeta.html', '/accessibilitat': 'accessibilitat.html' },
    mount: 'sealed',
    trusted: false,
    credentials: 'token',
    space: '',
    headers: () => ({ 'x-content-type-options': 'nosniff' }),
  },
];

/** Each site as the demo has it; or all of them with one mount, and trusted where that means anything. */
export const sitesWith = (mount?: Mount, credentials: 'token' | 'cookie' = 'token'): readonly MunicipalSite[] =>
  SITES.map((site) => ({ ...site, ...(mount && { mount, trusted: mount === 'open' }) })).map((site) =>
    site.mount === 'sealed' ? { ...site, credentials } : site,
  );
