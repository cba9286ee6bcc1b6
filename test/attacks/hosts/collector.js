/* What every hostile page carries: keeps whatever it gets hold of, and at the end everything that a page can see of itself. */
(() => {
  const seen = [];
  const { stringify } = JSON;
  const toText = String;
  const keep = seen.push.bind(seen);
  let inside = false;
  window.roots = [];
  window.note = (value) => {
    if (inside || seen.length > 200_000) return;
    inside = true;
    try {
      keep(typeof value === 'string' ? value : (stringify(value) ?? toText(value)));
    } catch (error) {
      keep(toText(error));
    }
    inside = false;
  };
  window.spy = (owner, name) => {
    const own = owner[name];
    const { apply } = Reflect;
    owner[name] = function (...args) {
      const result = apply(own, this, args);
      if (!inside) {
        window.note(args);
        if (this !== window) window.note(this);
        window.note(result);
      }
      return result;
    };
  };
  addEventListener('message', ({ data }) => window.note(data));
  addEventListener('error', ({ message }) => window.note(message));
  addEventListener('unhandledrejection', ({ reason }) => window.note(toText(reason)));

  const attempt = (read) => {
    try {
      window.note(read());
    } catch (error) {
      window.note(toText(error));
    }
  };
  window.harvest = async () => {
    for (const root of [document, ...window.roots, ...[...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot)]) {
      if (!root) continue;
      attempt(() => (root.documentElement ?? root.host).outerHTML + (root.innerHTML ?? '') + (root.textContent ?? ''));
      for (const element of root.querySelectorAll('*')) {
        for (const key of Object.keys(element)) attempt(() => element[key]);
        if (element.localName !== 'iframe') continue;
        attempt(() => element.src);
        attempt(() => element.contentDocument.documentElement.outerHTML);
        for (const name of [
          'document',
          'location',
          'name',
          'sessionStorage',
          'localStorage',
          'performance',
          'navigator',
          'history',
          'length',
          'origin',
          'opener',
        ])
          attempt(() => name + String(element.contentWindow[name]));
        attempt(() => element.contentWindow.location.href);
      }
    }
    for (const read of [
      () => document.body.innerText,
      () => document.title + document.cookie + document.referrer + location.href + window.name,
      () => stringify({ ...localStorage }) + stringify({ ...sessionStorage }) + stringify(history.state),
      () => stringify(performance.getEntries()),
      () => getSelection().toString(),
      () =>
        Object.getOwnPropertyNames(window)
          .map((name) => (typeof window[name] === 'string' ? window[name] : ''))
          .join(),
    ])
      attempt(read);
    for (const read of [() => indexedDB.databases(), () => caches.keys(), () => navigator.locks.query()]) {
      try {
        window.note(stringify(await read()));
      } catch (error) {
        window.note(toText(error));
      }
    }
    return seen.join('\n');
  };
})();
