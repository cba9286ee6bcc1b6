/** Ways in which a page can begin a sign-in that the citizen did not ask for, with a code that only the page's owner could redeem. */
export interface Beginning {
  /** Completes "a page that begins a sign-in of its own …". */
  how: string;
  /** Runs in the page; `auth` is the issuer's address with everything in it, `gateway`, `site` and `away(address)` the rest. */
  script: string;
  /** What the citizen does then, without meaning it. */
  then?: 'reloads' | 'goes back and forth';
}

const form = (method: string, target: string) =>
  `const form = document.createElement('form'); form.action = auth.split('?')[0]; form.method = '${method}'; form.target = '${target}';
   for (const [name, value] of new URL(auth).searchParams) { const field = document.createElement('input'); field.name = name; field.value = value; form.append(field); }
   document.body.append(form); form.submit();`;
const link = (attributes: string) =>
  `const link = document.createElement('a'); link.href = auth; Object.assign(link, ${attributes}); document.body.append(link); link.click();`;
const frame = (attributes: string) =>
  `const frame = document.createElement('iframe'); Object.assign(frame, ${attributes}); document.body.append(frame);`;
const inFrame = `'<script>top.location.href = ' + JSON.stringify(auth) + '</' + 'script>'`;
const ours = `[...document.querySelectorAll('my-session')].flatMap((tag) => [...(tag.shadowRoot ?? tag).querySelectorAll('iframe')])`;
const opened = (address: string) => `const opened = open(${address}); setTimeout(() => { opened.location.href = auth; }, 500);`;

export const beginnings: readonly Beginning[] = [
  { how: 'by going there', script: `location.href = auth;` },
  { how: 'by going there, and the citizen reloads', script: `location.href = auth;`, then: 'reloads' },
  { how: 'by going there, and the citizen goes back and forth', script: `location.href = auth;`, then: 'goes back and forth' },
  { how: 'by putting it in the place of itself', script: `location.replace(auth);` },
  { how: 'by its navigation', script: `navigation.navigate(auth);` },
  { how: 'without asking anybody', script: `location.href = auth + '&prompt=none';` },
  { how: 'by another spelling of the path', script: `location.href = auth.replace('/auth?', '/AUTH/?');` },
  { how: 'in a window', script: `open(auth);` },
  { how: 'in a window without a way back', script: `open(auth, '_blank', 'noopener,noreferrer');` },
  { how: 'in a window of ours that it leads on', script: opened(`gateway + '/frame/wait'`) },
  { how: 'in a window with the page that brings answers', script: opened(`gateway + '/frame/' + site + '/callback'`) },
  { how: 'in a window with the folder in full width', script: opened(`gateway + '/folder/' + site`) },
  { how: 'in a window with a page of an act', script: opened(`gateway + '/act/x'`) },
  { how: 'in a window with the refusal itself', script: opened(`auth`) },
  {
    how: 'in an empty window',
    script: `const opened = open('about:blank'); opened.document.write('<a href="' + auth.replaceAll('&', '&amp;') + '">x</a>'); opened.document.querySelector('a').click();`,
  },
  { how: 'by a form', script: form('get', '_top') },
  { how: 'by a form that posts', script: form('post', '_top') },
  { how: 'by a form into a window', script: form('get', '_blank') },
  { how: 'by a form that posts into a window', script: form('post', 'x') },
  { how: 'by a link', script: link(`{}`) },
  { how: 'by a link into a window', script: link(`{ target: '_blank', rel: 'opener' }`) },
  { how: 'by a link without referrer', script: link(`{ rel: 'noreferrer' }`) },
  {
    how: 'by a refresh',
    script: `const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=' + auth; document.head.append(meta);`,
  },
  { how: 'by way of a redirect of its own', script: `location.href = away(auth);` },
  {
    how: 'by way of a redirect of its own in a window of ours',
    script: opened(`gateway + '/frame/wait'`).replace('= auth', '= away(auth)'),
  },
  {
    how: 'by way of our own sign-in pages',
    script: `location.href = gateway + '/act/sign-in?' + new URLSearchParams({ to: '/act/../oidc/auth?' + new URL(auth).searchParams });`,
  },
  {
    how: 'by way of our hand-off',
    script: `location.href = gateway + '/frame/' + site + '/hand-off/0?' + new URLSearchParams({ code: 'x', state: auth, iss: auth });`,
  },
  { how: 'in a frame', script: frame(`{ src: auth }`) },
  {
    how: 'in a frame with rights over the page',
    script: frame(`{ sandbox: 'allow-scripts allow-same-origin allow-top-navigation allow-popups allow-forms', src: auth }`),
  },
  { how: 'out of a frame', script: frame(`{ srcdoc: ${inFrame} }`) },
  { how: 'out of a frame without an origin', script: frame(`{ sandbox: 'allow-scripts allow-top-navigation', srcdoc: ${inFrame} }`) },
  {
    how: 'out of a frame that it made itself',
    script: frame(`{ src: URL.createObjectURL(new Blob([${inFrame}], { type: 'text/html' })) }`),
  },
  {
    how: 'in the place of our frames',
    script: `for (const frame of ${ours}) frame.src = auth; for (let i = 0; i < frames.length; i += 1) frames[i].location = auth;`,
  },
  {
    how: 'by a script in the address of our frames',
    script: `for (let i = 0; i < frames.length; i += 1) try { frames[i].location = 'javascript:top.location=' + JSON.stringify(auth); } catch {}`,
  },
  {
    how: 'by what it writes into the setup of our frames',
    script: `for (const frame of ${ours}) frame.src = frame.src.split('#')[0] + '#' + encodeURIComponent(JSON.stringify({ tags: [{ name: 'my-session', attributes: { gateway: auth, href: auth, src: auth } }], page: auth, login: 'redirect', gateway: auth, mk: btoa(auth).replace(/=+$/, '') }));`,
  },
  {
    how: 'after drawing it in advance',
    script: `const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = JSON.stringify({ prerender: [{ urls: [auth] }], prefetch: [{ urls: [auth] }] }); document.head.append(rules); setTimeout(() => { location.href = auth; }, 800);`,
  },
  {
    how: 'by asking in its own name',
    script: `for (const init of [{}, { mode: 'no-cors' }, { mode: 'no-cors', method: 'POST' }]) fetch(auth, { ...init, credentials: 'include' }).catch(() => undefined); new Image().src = auth; navigator.sendBeacon(auth);`,
  },
];

const inQuestion = (script: string) => `const opened = open(auth, 'question'); setTimeout(() => { ${script} }, 700);`;
const post = (path: string) =>
  `const form = document.createElement('form'); form.method = 'post'; form.target = 'question'; form.action = ${path}; document.body.append(form); form.submit();`;

/** Ways in which the page of an open site can try to say yes in the citizen's place where the issuer asks them. */
export const answers: readonly Beginning[] = [
  { how: 'by a form into the window with the question', script: inQuestion(post(`gateway + '/oidc/interaction/x/yes'`)) },
  {
    how: 'by an address in the window with the question',
    script: inQuestion(`opened.location.href = gateway + '/oidc/interaction/x/yes';`),
  },
  { how: 'by going on as if it had been answered', script: inQuestion(`opened.location.href = gateway + '/oidc/auth/x';`) },
  {
    how: 'by asking again and again',
    script: inQuestion(`for (let n = 0; n < 3; n += 1) setTimeout(() => { opened.location.href = auth; }, 150 * n);`),
  },
  {
    how: 'by clicks and keys into the window with the question',
    script: inQuestion(
      `for (const type of ['click', 'keydown', 'submit']) try { opened.dispatchEvent(new Event(type)); opened.document.forms[0].submit(); } catch {}`,
    ),
  },
  {
    how: 'by a script in the address of the window with the question',
    script: inQuestion(`try { opened.location = 'javascript:document.forms[0].submit()'; } catch {}`),
  },
  { how: 'by the question in a frame', script: frame(`{ src: auth, name: 'question' }`) + post(`gateway + '/oidc/interaction/x/yes'`) },
  { how: 'by a sign-in that must not ask', script: `location.href = auth + '&prompt=none';` },
  { how: 'by a sign-in that asks for a new one', script: `location.href = auth + '&max_age=0';` },
  { how: 'by a sign-in that VÀLid is to answer', script: `location.href = auth + '&prompt=login';` },
  {
    how: 'by a sign-in for our hand-off',
    script: `location.href = auth.replace(/redirect_uri=[^&]+/, 'redirect_uri=' + encodeURIComponent(gateway + '/frame/' + site + '/hand-off/0'));`,
  },
  {
    how: 'by a sign-in for the window of our frames',
    script: `location.href = auth.replace(/redirect_uri=[^&]+/, 'redirect_uri=' + encodeURIComponent(gateway + '/frame/' + site + '/callback'));`,
  },
];
