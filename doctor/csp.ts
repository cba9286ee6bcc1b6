/** Reads content security policies as browsers do (CSP Level 3), as far as hosts, schemes, nonces and hashes go. */

export type Policy = ReadonlyMap<string, readonly string[]>;

/** A header may hold several policies; each has to allow what the page does. */
export const readPolicies = (texts: readonly string[]): Policy[] =>
  texts
    .flatMap((text) => text.split(','))
    .map(readPolicy)
    .filter((policy) => policy.size > 0);

function readPolicy(text: string): Policy {
  const policy = new Map<string, string[]>();
  for (const directive of text.split(';')) {
    const [name, ...values] = directive.trim().split(/\s+/);
    // Of two directives of one name the first counts.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), values);
  }
  return policy;
}

const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
};

/** The directive that decides, and its values; `undefined` where the policy leaves it free. */
export function deciding(policy: Policy, directive: string): { name: string; values: readonly string[] } | undefined {
  for (const name of FALLBACKS[directive] ?? [directive]) {
    const values = policy.get(name);
    if (values) return { name, values };
  }
  return undefined;
}

/** Whether one of the expressions names the address, for a page at `self`. */
export const allows = (values: readonly string[], address: URL, self: URL): boolean =>
  values.some((value) => matches(value.toLowerCase(), address, self));

function matches(expression: string, address: URL, self: URL): boolean {
  if (expression === "'self'") return address.origin === self.origin;
  if (expression === '*') return /^(?:https?|wss?):$/.test(address.protocol) || address.protocol === self.protocol;
  if (/^[a-z][a-z0-9+.-]*:$/.test(expression)) return sameScheme(expression, address.protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_.-]+)(?::(\d+|\*))?(\/.*)?$/.exec(expression);
  if (!parts) return false;
  const [, scheme, host = '', port, path] = parts;
  if (!sameScheme(scheme ? `${scheme}:` : self.protocol, address.protocol)) return false;
  const wildcard = host.startsWith('*') ? host.slice(1) : undefined;
  if (wildcard === undefined ? host !== address.hostname : !address.hostname.endsWith(wildcard)) return false;
  const standard = address.protocol === 'https:' ? '443' : '80';
  const actual = address.port || standard;
  if (port === undefined ? actual !== standard : port !== '*' && port !== actual) return false;
  if (!path || path === '/') return true;
  return path.endsWith('/') ? address.pathname.toLowerCase().startsWith(path) : address.pathname.toLowerCase() === path;
}

/** What is allowed over http is allowed over https too. */
const sameScheme = (allowed: string, actual: string): boolean => allowed === actual || (allowed === 'http:' && actual === 'https:');
