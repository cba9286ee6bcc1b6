/** Pages that go for the frames themselves, their messages, their addresses and their window. */
import type { HostPage } from './page.js';

/** The frames of the tags, wherever they stand; the shadow roots are opened first. */
const open = `const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { const root = attach.call(this, { ...init, mode: 'open' }); roots.push(root); return root; };
  const framesOf = () => roots.flatMap((root) => [...root.querySelectorAll('iframe')]);`;
const wait = `const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));`;

export const frames: readonly HostPage[] = [
  {
    what: 'reads every property of the windows of the frames',
    script: open,
    after: `for (const frame of framesOf()) for (const name of [...Object.getOwnPropertyNames(window), 'then', 'oidc', 'x']) { try { note(name + ' ' + String(frame.contentWindow[name])); } catch (error) { note(error.message); } }`,
  },
  {
    what: 'counts frames and their heights',
    script: `${open} setInterval(() => note(framesOf().map((frame) => [frame.contentWindow?.length, frame.offsetHeight, frame.contentWindow?.frames?.length, frame.contentWindow?.name])), 50);`,
  },
  {
    what: 'moves the frames to another place in the page',
    survives: true,
    script: open,
    after: `${wait} await (async () => { for (const tag of document.querySelectorAll('my-procedures')) { document.body.prepend(tag); await pause(300); } for (const frame of framesOf()) frame.getRootNode().appendChild(frame); await pause(1500); })()`,
  },
  {
    what: 'takes the sandbox off',
    script: `${open} new MutationObserver(() => { for (const frame of framesOf()) frame.removeAttribute('sandbox'); }).observe(document, { childList: true, subtree: true, attributes: true });`,
  },
  {
    what: 'tightens the sandbox until nothing works',
    script: `${open} setInterval(() => { for (const frame of framesOf()) if (frame.getAttribute('sandbox') !== 'allow-scripts') { frame.setAttribute('sandbox', 'allow-scripts'); frame.getRootNode().appendChild(frame); } }, 3);`,
    shows: 'nothing',
  },
  {
    what: 'writes its own document into the frames',
    script: open,
    after: `${wait} await (async () => { for (const frame of framesOf()) { frame.srcdoc = '<script>parent.note(JSON.stringify([sessionStorage, localStorage, document.cookie, location.href, document.referrer]))</script>'; } await pause(800); for (const frame of framesOf()) { try { note(frame.contentDocument.documentElement.outerHTML); note(JSON.stringify(frame.contentWindow.sessionStorage)); } catch (error) { note(error.message); } } })()`,
  },
  {
    what: 'leads the frames to a page of its own and back',
    script: open,
    after: `${wait} await (async () => { for (const frame of framesOf()) { const { src } = frame; frame.src = '/empty'; await pause(300); try { note(JSON.stringify([{ ...frame.contentWindow.sessionStorage }, frame.contentWindow.name, frame.contentWindow.history.length, frame.contentWindow.history.state])); } catch (error) { note(error.message); } frame.src = src; await pause(300); } })()`,
  },
  {
    what: 'sets frames of ours with fragments of its own',
    survives: true,
    script: open,
    after: `${wait} await (async () => {
      const tags = [{ name: 'my-procedures', attributes: {} }];
      const evil = [{ tags: [{ name: 'script', attributes: { src: 'https://evil.example' } }] }, { tags: [{ name: 'my-procedures', attributes: { onclick: 'x', style: 'x', 'data-x': '<img src=x onerror=alert(1)>', 'initial-rows': '<img src=evil>' } }] }, { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } } },
        { tags, theme: { '--my-color-action': 'url(https://evil.example)', '--my-radius': '1px;}body{background:url(//evil.example)}:root{--x:1' }, page: 'javascript:alert(1)' }, { tags, theme: { '--my-evil': 'red', 'font-family': 'x;}*{background:url(//evil.example)}' } },
        { mk: 'Y29kZT14JnN0YXRlPXk' }, { page: 'https://evil.example/x', login: 'redirect' }, { lang: '<script>', scheme: 'dark;}evil{' }, { tags, scheme: 'dark;}evil{' }, 7, null, [], 'x'.repeat(5000)];
      const [own] = framesOf();
      for (const fragment of [...evil.map((setup) => encodeURIComponent(JSON.stringify(setup))), '%E0%A4%A']) {
        const frame = own.cloneNode(); frame.src = own.src.split('?')[0] + '?tags=my-notifications&lang=ca#' + fragment;
        await new Promise((resolve) => { frame.onload = resolve; document.body.append(frame); }); await pause(60);
      }
      await pause(1_000);
    })()`,
  },
  {
    what: 'tells the frames themes and tags of its own over the port',
    survives: true,
    script: `const post = MessagePort.prototype.postMessage; const ports = new Set(); MessagePort.prototype.postMessage = function (...args) { ports.add(this); return post.apply(this, args); };`,
    after: `${wait} await (async () => {
      for (const port of ports) for (const message of [{ type: 'theme', scheme: 'light', theme: { '--my-color-action': 'url(https://evil.example)', '--my-evil': '1', '--my-radius': '1px;}*{background:url(//evil.example)}:root{--x:1' } },
        { type: 'theme', scheme: 'light;}evil{', theme: { 'font-family': 'evil;x' } }, { type: 'attributes', tags: [{ name: 'script', attributes: { src: 'https://evil.example' } }, { name: 'my-procedures', attributes: { onclick: 'x', 'data-x': 'evil' } }] }]) post.call(port, message);
      await pause(500); note(ports.size + ' ports');
    })()`,
  },
  {
    what: 'floods the frames with messages',
    survives: true,
    script: open,
    after: `${wait} await (async () => {
      const types = ['meu-espai/connect', 'meu-espai/answer', 'theme', 'lang', 'attributes', 'height', 'state', 'focus', 'meu-espai/signed-in', '', null];
      const value = (depth) => [null, 7, 'x', '__proto__', [], [[[]]], { type: 'theme', theme: { '--my-color-action': 'url(//evil.example)' } }, '?code=x&state=y', '<img src=x onerror=alert(1)>', () => 0][Math.floor(Math.random() * 9)];
      addEventListener('message', ({ data }) => note(data));
      for (let i = 0; i < {{messages}}; i += 1) {
        const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => note(data);
        const message = { type: types[i % types.length], search: value(), theme: value(), tags: value(), lang: value(), fixed: value(), ['k' + i % 7]: value() };
        for (const frame of framesOf()) try { frame.contentWindow.postMessage(i % 5 ? message : value(), '*', i % 3 ? [] : [port2]); } catch (error) { note(error.message); }
        if (i % 500 === 0) await pause(0);
      } await pause(300); })()`,
  },
  {
    what: 'connects to the frames before the loader does',
    script: `${open} const heard = new Map(); const knock = () => { for (const frame of framesOf()) { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => { note(data); heard.set(frame, (heard.get(frame) ?? new Set()).add(port1)); if (heard.get(frame).size > 1) note('a second port ' + 'was taken'); };
        try { frame.contentWindow.postMessage({ type: 'meu-espai/connect' }, '*', [port2]); for (const message of [{ type: 'theme' }, { type: 'lang', lang: 'es', fixed: true }, { type: 'data' }, { type: 'rows' }, { type: 'token' }, 'x']) port1.postMessage(message); } catch {} } };
      setInterval(knock, 5);`,
    unheard: 'a second port was taken',
  },
  {
    what: 'sets a frame beside ours that poses as one of us',
    script: `${open} window.framesOf = framesOf;`,
    body: `<iframe name="poser" srcdoc="<script>const say = () => { for (const frame of parent.framesOf()) for (const data of [{type:'meu-espai/answer',search:'?code=x&amp;state=y&amp;iss=z'},{type:'meu-espai/connect'},{type:'meu-espai/tokens?'}]) { const { port1, port2 } = new MessageChannel(); port1.onmessage = (event) => { parent.note(event.data); parent.note('the poser ' + 'was heard'); }; frame.contentWindow.postMessage(data,'*',[port2]); } }; setInterval(say, 1); addEventListener('message', (event) => parent.note(event.data)); try { new BroadcastChannel('meu-espai/{{site}}').onmessage = (event) => parent.note(event.data); } catch (error) { parent.note(error.message); }</script>"></iframe>`,
    unheard: 'the poser was heard',
  },
  {
    what: 'listens on every broadcast channel that we might use',
    script: `for (const name of ['meu-espai/{{site}}', 'meu-espai', 'meu-espai/session', 'oidc', 'session', 'oidc.channel', 'meu-espai session']) { const channel = new BroadcastChannel(name); channel.onmessage = ({ data }) => note(data); setInterval(() => channel.postMessage({ type: 'who', id: 'x', after: 0 }), 50); } addEventListener('storage', (event) => note([event.key, event.newValue])); navigator.locks.query().then((state) => note(JSON.stringify(state)));`,
  },
  {
    what: 'reaches for the window of the sign-in by every name',
    script: `const names = ['meu-espai', 'sign-in', 'oidc', 'popup', 'wait', '_blank0', 'login'];
      const found = []; window.steal = () => { for (const name of names) { const other = window.open('', name, 'popup'); if (other) { found.push(other); try { note(String(other.location.href)); note(other.document.documentElement.outerHTML); } catch (error) { note(error.message); } other.close(); } } }; setInterval(() => { for (let i = 0; i < frames.length; i++) try { note(String(frames[i].opener)); } catch (error) { note(error.message); } }, 50);`,
    after: 'steal()',
  },
  {
    what: 'asks the gateway itself, with whatever cookies it has',
    survives: true,
    after: `await (async () => { for (const path of ['/v1/me', '/v1/procedures', '/v1/session', '/oidc/session/end', '/frame/{{site}}', '/oidc/.well-known/openid-configuration', '/folder/{{site}}']) for (const init of [{ credentials: 'include' }, { credentials: 'include', mode: 'no-cors' }, { credentials: 'include', method: 'POST', headers: { 'x-meu-espai': '1' } }]) try { const response = await fetch('{{gateway}}' + path, init); note(await response.text()); note(JSON.stringify([...response.headers])); } catch (error) { note(error.message); } })()`,
  },
  {
    what: 'asks the issuer for a sign-in of its own, silently and in a window',
    after: `await (async () => { const query = (redirect) => '{{gateway}}/oidc/auth?' + new URLSearchParams({ client_id: '{{site}}', redirect_uri: redirect, response_type: 'code', scope: 'openid', prompt: 'none', state: 'x', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256', resource: '{{gateway}}' });
      for (const redirect of [location.href, location.origin + '/', '{{gateway}}/frame/{{site}}/callback', '{{gateway}}/frame/{{site}}/hand-off/0']) {
        const frame = document.createElement('iframe'); frame.src = query(redirect); document.body.append(frame); await new Promise((resolve) => setTimeout(resolve, 400));
        try { note(frame.contentWindow.location.href); note(frame.contentDocument.documentElement.outerHTML); } catch (error) { note(error.message); } frame.remove();
        try { const response = await fetch(query(redirect), { credentials: 'include', redirect: 'follow' }); note(response.url); note(await response.text()); } catch (error) { note(error.message); } } })()`,
  },
  {
    what: 'loads the frames as pictures, scripts and objects',
    after: `await (async () => { for (const path of ['/frame/{{site}}?tags=my-procedures', '/v1/procedures', '/v1/me', '/oidc/auth', '/frame/wait']) { for (const [tag, name] of [['img', 'src'], ['script', 'src'], ['object', 'data'], ['embed', 'src'], ['link', 'href'], ['audio', 'src']]) { const element = document.createElement(tag); if (tag === 'link') element.rel = 'stylesheet'; element[name] = '{{gateway}}' + path; element.onerror = (event) => note(String(event.type)); document.body.append(element); } } await new Promise((resolve) => setTimeout(resolve, 700)); for (const one of document.querySelectorAll('object, embed')) { try { note(one.contentDocument?.documentElement.outerHTML); } catch (error) { note(error.message); } one.remove(); } })()`,
  },
  {
    what: 'has the browser fetch and draw our pages in advance',
    body: `<link rel="prefetch" href="{{gateway}}/frame/{{site}}?tags=my-procedures"><link rel="preload" as="document" href="{{gateway}}/v1/procedures"><link rel="prerender" href="{{gateway}}/frame/wait"><script type="speculationrules">{"prerender":[{"urls":["{{gateway}}/frame/wait"]}],"prefetch":[{"urls":["{{gateway}}/oidc/auth"]}]}</script>`,
  },
  {
    what: 'watches all that its performance entries tell',
    survives: true,
    script: `new PerformanceObserver((list) => note(JSON.stringify(list.getEntries()))).observe({ type: 'resource', buffered: true }); for (const type of PerformanceObserver.supportedEntryTypes) try { new PerformanceObserver((list) => note(JSON.stringify(list.getEntries()))).observe({ type, buffered: true }); } catch {}`,
    after: `await (async () => { note(JSON.stringify(performance.getEntries())); if (performance.measureUserAgentSpecificMemory && crossOriginIsolated) note(JSON.stringify(await performance.measureUserAgentSpecificMemory())); })()`,
  },
  {
    what: 'has a service worker that sees every request of its own',
    script: `navigator.serviceWorker?.register('/worker.js').then(() => note('registered'), (error) => note(error.message)); navigator.serviceWorker?.addEventListener('message', ({ data }) => note(data));`,
  },
  {
    what: 'loosens its own origin',
    script: `try { document.domain = 'localhost'; } catch (error) { note(error.message); }`,
    after: `for (let i = 0; i < frames.length; i += 1) try { note(frames[i].document.documentElement.outerHTML); } catch (error) { note(error.message); }`,
  },
  { what: 'is opened with an answer that somebody made up', fragment: '#mk=Y29kZT1mb3JnZWQmc3RhdGU9Zm9yZ2VkJmlzcz14' },
  {
    what: 'names itself and its frames',
    script: `window.name = 'meu-espai'; window.opener = window; Object.defineProperty(window, 'origin', { value: '{{gateway}}' }); Object.defineProperty(document, 'referrer', { value: '{{gateway}}' });`,
  },
  {
    what: 'carries the loader twice, once more under another name',
    script: `addEventListener('load', () => { for (const query of ['', '?prefix=my', '?prefix=town', '?v=2']) { const script = document.createElement('script'); script.type = 'module'; script.src = '{{cdn}}/loader.js' + query; document.head.append(script); } });`,
  },
  {
    what: 'goes back and forth in its history',
    survives: true,
    after: `await (async () => { for (let i = 0; i < 5; i += 1) history.pushState({ i }, '', '#' + i); history.go(-3); await new Promise((resolve) => setTimeout(resolve, 300)); note(JSON.stringify(history.state)); note(location.href); note(history.length); })()`,
  },
  {
    what: 'prints itself',
    survives: true,
    after: `(() => { addEventListener('beforeprint', () => note(document.documentElement.outerHTML)); dispatchEvent(new Event('beforeprint')); note(document.body.innerText); getSelection().selectAllChildren(document.body); note(getSelection().toString()); note(window.find?.('canari')); })()`,
  },
];
