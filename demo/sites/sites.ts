/** The three municipal sites: whose they are, which pages hold the tags, and what their servers say to the browser. */
import { abrera, granollers, vielha, type Body } from '../administrations/bodies.js';

export type SiteName = 'abrera' | 'granollers' | 'vielha';

export interface MunicipalSite {
  name: SiteName;
  body: Body;
  /** Path → file under the site's `pages`. Each of them holds `<my-session>`, so a sign-in may return to each. */
  pages: Readonly<Record<string, string>>;
  /** Response headers of the pages; `{{gateway}}` and `{{cdn}}` stand for origins. */
  headers: Readonly<Record<string, string>>;
}

/** As strict as a content security policy gets: no inline anything, nothing from anywhere but the site, the kit's CDN and the gateway. */
const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self' {{cdn}}",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  'connect-src {{gateway}}',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export const SITES: readonly MunicipalSite[] = [
  {
    name: 'abrera',
    body: abrera,
    pages: { '/': 'index.html', '/carpeta': 'carpeta.html', '/bustia': 'bustia.html', '/accessibilitat': 'accessibilitat.html' },
    headers: {
      'content-security-policy': STRICT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    },
  },
  {
    name: 'granollers',
    body: granollers,
    pages: { '/': 'index.html', '/tramits/la-meva-carpeta': 'carpeta.html', '/accessibilitat': 'accessibilitat.html' },
    headers: {},
  },
  {
    name: 'vielha',
    body: vielha,
    pages: { '/': 'index.html', '/carpeta': 'carpeta.html', '/accessibilitat': 'accessibilitat.html' },
    headers: { 'x-content-type-options': 'nosniff' },
  },
];
