/** Pages that have put something of their own in the place of what the language and the browser bring. */
import type { HostPage } from './page.js';

/** Replaces a method by one that keeps its arguments, `this` and what it gives. */
const spyOn = (...paths: string[]): string =>
  paths
    .map((path) => {
      const [owner, name] = [path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1)];
      return `spy(${owner}, ${JSON.stringify(name)});`;
    })
    .join('\n');

export const intrinsics: readonly HostPage[] = [
  {
    what: 'opens every closed shadow root',
    script: `const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) { const root = attach.call(this, { ...init, mode: 'open' }); roots.push(root); return root; };`,
  },
  {
    what: 'listens in on fetch',
    script: spyOn('window.fetch', 'Response.prototype.json', 'Response.prototype.text', 'Request.prototype.clone'),
  },
  {
    what: 'listens in on XMLHttpRequest, beacons and sockets',
    script: `${spyOn('XMLHttpRequest.prototype.open', 'XMLHttpRequest.prototype.send', 'XMLHttpRequest.prototype.setRequestHeader', 'navigator.sendBeacon')}
      const Socket = WebSocket; window.WebSocket = function (...args) { note(args); return new Socket(...args); };`,
  },
  { what: 'listens in on postMessage of windows and ports', script: spyOn('window.postMessage', 'MessagePort.prototype.postMessage') },
  {
    what: 'hands out message channels of its own and hears both ends',
    script: `const Channel = MessageChannel;
      window.MessageChannel = function () {
        const channel = new Channel();
        for (const port of [channel.port1]) port.addEventListener('message', ({ data }) => note(data));
        const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
        Object.defineProperty(MessagePort.prototype, 'onmessage', { configurable: true, get: onmessage.get,
          set(handler) { onmessage.set.call(this, (event) => { note(event.data); return handler.call(this, event); }); } });
        return channel;
      };`,
  },
  { what: 'listens in on JSON', script: spyOn('JSON.parse', 'JSON.stringify') },
  {
    what: 'listens in on arrays and their iterators',
    script: `${spyOn('Array.prototype.push', 'Array.prototype.map', 'Array.prototype.forEach', 'Array.prototype.join', 'Array.prototype.flatMap')}
      const values = Array.prototype[Symbol.iterator];
      Array.prototype[Symbol.iterator] = function () { note([].concat.call([], Object.values(this)).filter((v) => typeof v === 'string')); return values.call(this); };`,
  },
  { what: 'listens in on promises', script: spyOn('Promise.prototype.then', 'Promise.prototype.catch', 'Promise.all', 'Promise.resolve') },
  {
    what: 'has poisoned Object.prototype with accessors',
    script: `for (const name of ['title', 'items', 'kind', 'access_token', 'token', 'state', 'search', 'answer', 'height', 'theme', 'mk', 'face'])
      Object.defineProperty(Object.prototype, name, { configurable: true, get() { return undefined; },
        set(value) { note(value); Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }); } });`,
  },
  {
    what: 'listens in on texts and patterns',
    script: spyOn(
      'String.prototype.slice',
      'String.prototype.split',
      'String.prototype.replace',
      'String.prototype.trim',
      'RegExp.prototype.test',
    ),
  },
  {
    what: 'hands out observers of its own',
    script: `for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
        const Own = window[name];
        window[name] = function (callback) { return new Own((entries, observer) => { note([...(entries.getEntries?.() ?? entries)].map((entry) => JSON.stringify(entry))); return callback(entries, observer); }); };
        window[name].prototype = Own.prototype; window[name].supportedEntryTypes = Own.supportedEntryTypes;
      }`,
  },
  {
    what: 'has taken the names of the tags',
    script: `for (const name of ['my-session', 'my-procedures', 'my-notifications']) customElements.define(name, class extends HTMLElement {});`,
    shows: 'no frame',
  },
  {
    what: 'wraps the registry of elements',
    script: `const define = customElements.define;
      customElements.define = function (name, Tag, options) { note(name); for (const key of Object.getOwnPropertyNames(Tag.prototype)) note(key); return define.call(customElements, name, Tag, options); };`,
  },
  {
    what: 'listens in on every call',
    script: spyOn('Function.prototype.call', 'Function.prototype.apply', 'Reflect.apply', 'Reflect.construct'),
  },
  {
    what: 'carries Prototype.js of 2008',
    script: `Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']'; };
      String.prototype.toJSON = function () { return '"' + this + '"'; }; Object.prototype.toJSON = undefined;
      Array.prototype.each = Array.prototype.forEach; Array.prototype.first = function () { return this[0]; };
      Object.extend = Object.assign; window.$ = (id) => document.getElementById(id);
      document.getElementsByClassName = (name) => document.querySelectorAll('.' + name);`,
  },
  {
    what: 'carries MooTools of 2009',
    script: `Function.prototype.bind = function (self, args) { const fn = this; return function (...more) { return fn.apply(self, args === undefined ? more : [].concat(args)); }; };
      Array.from = (item) => item == null ? [] : (item.length === undefined || typeof item === 'string' ? [item] : Array.prototype.slice.call(item));
      Element.prototype.getProperty = Element.prototype.getAttribute; Element.prototype.set = function () { return this; };
      String.prototype.contains = String.prototype.includes; Array.prototype.contains = Array.prototype.includes;
      Object.prototype.clone = undefined; window.Element.prototype.show = function () { this.style.display = ''; };`,
  },
  {
    what: 'has stopped the clocks',
    script: `Date.now = () => 0; performance.now = () => 0; window.requestIdleCallback = undefined;
      const later = setTimeout; window.setTimeout = (fn, ms, ...args) => { note(String(fn)); return later(fn, ms, ...args); };`,
  },
  {
    what: 'gives out random numbers that are none',
    script: `crypto.getRandomValues = (list) => list.fill(7); crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000'; Math.random = () => 0.5;
      for (const name of ['digest', 'sign', 'generateKey', 'exportKey']) spy(SubtleCrypto.prototype, name);`,
  },
  {
    what: 'says that the loader is there already',
    script: `globalThis['meu-espai/my'] = true;`,
    shows: 'no frame',
  },
  {
    what: 'listens in on addresses',
    script: `const Url = URL; window.URL = function (...args) { note(args.map(String)); return new Url(...args); }; Object.setPrototypeOf(window.URL, Url); window.URL.prototype = Url.prototype;
      ${spyOn('window.encodeURIComponent', 'window.decodeURIComponent', 'URLSearchParams.prototype.get')}`,
  },
  {
    what: 'listens in on attributes and properties of elements',
    script: `${spyOn('Element.prototype.setAttribute', 'Element.prototype.getAttribute', 'Node.prototype.appendChild', 'Document.prototype.createElement')}
      const src = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
      Object.defineProperty(HTMLIFrameElement.prototype, 'src', { ...src, set(value) { note(value); src.set.call(this, value); } });`,
  },
  {
    what: 'listens in on every listener',
    script: `const add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, handler, options) {
        const heard = typeof handler === 'function' ? function (event) { note(event.data); note(event.type); return handler.call(this, event); } : handler;
        return add.call(this, type, heard, options); };`,
  },
  {
    what: 'has frozen what others build on',
    script: `Object.freeze(HTMLElement.prototype); Object.freeze(Object.prototype); Object.freeze(Array.prototype);`,
  },
  {
    what: 'listens in on Object',
    script: spyOn('Object.assign', 'Object.entries', 'Object.keys', 'Object.fromEntries', 'Object.setPrototypeOf'),
  },
  {
    what: 'listens in on the history',
    script: spyOn('history.pushState', 'history.replaceState', 'Storage.prototype.setItem', 'Storage.prototype.getItem'),
  },
];
