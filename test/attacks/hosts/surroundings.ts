/** Pages whose markup, styles, headers or neighbours are the attack. */
import { tokens } from '../../../src/mount/tokens.js';
import type { HostPage } from './page.js';

/** Tokens that really cross, as a style sheet of the page would set them. */
const setTokens = (theme: Partial<Record<(typeof tokens)[number], string>>): string =>
  `for (const [name, value] of Object.entries(${JSON.stringify(theme)})) document.documentElement.style.setProperty('--my-' + name, value);`;

const strict = (more: string): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; script-src 'self' {{cdn}}; frame-src {{gateway}}; style-src 'self'; ${more}`,
});

export const surroundings: readonly HostPage[] = [
  {
    what: 'covers the document with its forms and images',
    body: `<form name="createElement"></form><form name="getElementsByTagName"></form><img name="body" alt=""><img name="documentElement" alt="">
      <form name="customElements" id="customElements"></form><a id="location" href="https://evil.example">x</a><form id="history"></form>
      <iframe name="parent" srcdoc=""></iframe><form name="querySelector"></form><a id="MessageChannel"></a><a id="top"></a>`,
  },
  { what: 'takes every style away', style: '* { all: unset !important }' },
  {
    what: 'makes everything small and see-through',
    style: 'iframe, my-procedures { opacity: .01 !important; transform: scale(.1) !important; filter: blur(9px) !important }',
  },
  {
    what: 'puts code and addresses into the tokens of its theme',
    script: setTokens({
      'color-action': 'url(https://evil.example/leak)',
      'color-text': 'rgb(1 2 3 / var(--evil, 1))',
      'color-surface': '"red}p{background:url(//evil.example)}"',
      radius: 'expression(alert(1))',
      space: 'calc(1px * evil)',
      'color-line': '"</style><script>note(document.cookie)</script>"',
    }),
    style: `html { font-family: "x\\22 ;}body{background:url(//evil.example)}", serif }`,
    // Engines differ in how they write an address.
    says: ['leak', 'red}p{', 'expression(alert(1))', 'calc(1px * evil)', '</style>', ';}body{'],
  },
  {
    what: 'has a theme of a megabyte',
    script: `${setTokens({ 'color-text': '#'.repeat(1_000_000), radius: '7px' })} for (let i = 0; i < 5_000; i++) document.documentElement.style.setProperty('--my-x' + i, 'x'.repeat(200));`,
    says: ['"--my-radius":"7px"'],
    refused: /###|--my-x/,
  },
  {
    what: 'has a theme that is longer than any',
    script: setTokens({ ...Object.fromEntries(tokens.map((token) => [token, 'x'.repeat(250)])), radius: '7px' }),
    says: ['"--my-radius":"7px"', 'x'.repeat(250)],
    refused: /xxx|7px/,
  },
  {
    what: 'has a theme in which nothing can be read',
    script: setTokens({ 'color-text': '#fefefe', 'color-surface': '#ffffff', 'font-scale': '0', 'line-width': '9999px', space: '-5px' }),
    says: ['#fefefe', '9999px'],
    refused: /9999px|-5px|254 254 254/,
  },
  {
    what: 'lays something over everything',
    body: '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">Entra aquí: <input id="fake"></div>',
  },
  { what: 'has another base', body: '<base href="https://evil.example/x/" target="_top">' },
  {
    what: 'is meant to be edited',
    script: `addEventListener('load', () => { document.designMode = 'on'; });`,
    after: `document.designMode = 'off'; document.execCommand('selectAll'); note(getSelection().toString());`,
  },
  {
    what: 'listens for keys, pointers, copying and dragging',
    script: `for (const type of ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'compositionend', 'copy', 'cut', 'paste', 'dragstart', 'drop', 'pointerdown', 'selectionchange', 'focusin'])
      addEventListener(type, (event) => { note(type + (event.key ?? '') + (event.data ?? '') + (event.clipboardData?.getData('text') ?? '')); }, true);`,
  },
  {
    what: 'takes the focus back all the time',
    script: `setInterval(() => { if (document.hasFocus()) note(document.activeElement?.outerHTML); }, 20);`,
  },
  {
    what: 'draws a picture of itself',
    after: `await (async () => {
      const text = new XMLSerializer().serializeToString(document.documentElement);
      const picture = new Image(); picture.src = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><foreignObject width="800" height="800">' + text + '</foreignObject></svg>');
      await picture.decode().catch((error) => note(error.message)); return text; })()`,
  },
  {
    what: 'has the strictest policy there is',
    headers: strict("require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"),
  },
  {
    what: 'reports whatever its policy sees',
    headers: { 'content-security-policy-report-only': "default-src 'none'; report-uri /report" },
    script: `addEventListener('securitypolicyviolation', (event) => note([event.blockedURI, event.sourceFile, event.sample, event.documentURI])); new ReportingObserver((reports) => note(JSON.stringify(reports)), { buffered: true }).observe();`,
  },
  {
    what: 'isolates itself from other origins',
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
    tags: 'login="redirect"',
  },
  { what: 'cuts its windows off and says nothing of it', headers: { 'cross-origin-opener-policy': 'same-origin' } },
  { what: 'is sandboxed', headers: { 'content-security-policy': 'sandbox allow-scripts allow-popups allow-forms' }, shows: 'no frame' },
  { what: 'sends its whole address along', headers: { 'referrer-policy': 'unsafe-url' } },
  {
    what: 'forbids its frames what they might want',
    headers: { 'permissions-policy': 'sync-xhr=(), storage-access=(), clipboard-write=(), fullscreen=()' },
  },
  { what: 'stands under a name that nobody registered', host: 'evil.localhost', shows: 'no frame' },
  {
    what: 'stands in the page of somebody else, together with its frames',
    host: 'evil.localhost',
    body: '<iframe src="{{origin}}/p/0" width="900" height="700"></iframe>',
    shows: 'no frame',
  },
  { what: 'stands under a name below the registered one', host: 'sub.vila.localhost', shows: 'no frame' },
];
