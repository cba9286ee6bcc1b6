/** Whether the page's own content security policy lets the kit work, in either mount. */
import type { Element } from '../html.js';
import { allows, deciding, type Policy } from '../csp.js';
import type { Visit } from '../visit.js';

export function checkPolicy(visit: Visit): void {
  const { policies, findings, loaders, gateway, mount } = visit;
  const about = findings.about('policy');
  if (policies.length === 0) {
    about.ok('The page sends no content security policy, so nothing of the kit is refused.');
    return;
  }
  const before = findings.all.length;
  for (const policy of policies) {
    for (const { url, element } of loaders) checkScript(visit, policy, url, element);
    if (gateway) checkGateway(visit, policy, gateway);
    if (mount === 'open') checkTrustedTypes(visit, policy);
    checkSandbox(visit, policy);
  }
  if (findings.all.length > before) return;
  about.ok(
    mount === 'open'
      ? 'The page’s policy lets the loader, the gateway and the tags’ templates through.'
      : 'The page’s policy lets the loader and the frames through; the kit needs nothing else of it, style-src and connect-src included.',
  );
}

function checkScript({ findings, answer }: Visit, policy: Policy, loader: URL, { attributes }: Element): void {
  const rule = deciding(policy, 'script-src');
  if (!rule) return;
  const nonce = attributes.get('nonce');
  if (nonce && rule.values.includes(`'nonce-${nonce}'`)) return;
  const integrity = attributes.get('integrity')?.split(/\s+/) ?? [];
  if (integrity.length > 0 && integrity.every((hash) => rule.values.includes(`'${hash}'`))) return;
  const byTrustOnly = rule.values.includes("'strict-dynamic'");
  if (!byTrustOnly && allows(rule.values, loader, answer.url)) return;
  findings
    .about('policy')
    .mistake(
      `${rule.name} refuses the loader${byTrustOnly ? " ('strict-dynamic' makes browsers overlook addresses)" : ''}.`,
      byTrustOnly
        ? 'Give the script the nonce of your other scripts, or name its hash in the policy.'
        : `Add the script's origin:\n${rule.name} ${[...rule.values.filter((value) => value !== "'none'"), loader.origin].join(' ')}`,
    );
}

function checkGateway({ findings, answer, mount }: Visit, policy: Policy, gateway: URL): void {
  const directive = mount === 'open' ? 'connect-src' : 'frame-src';
  const rule = deciding(policy, directive);
  if (!rule || allows(rule.values, gateway, answer.url)) return;
  const values = rule.name === directive ? rule.values.filter((value) => value !== "'none'") : [];
  findings
    .about('policy')
    .mistake(
      `${rule.name} ${rule.values.join(' ')} refuses ${mount === 'open' ? 'questions to the gateway' : 'the frames of the tags'}.`,
      `Add the gateway:\n${directive} ${[...values, gateway.origin].join(' ')}`,
    );
}

function checkTrustedTypes({ findings }: Visit, policy: Policy): void {
  if (!policy.get('require-trusted-types-for')?.includes("'script'")) return;
  const names = policy.get('trusted-types');
  if (!names || names.includes('lit-html') || names.includes('*')) return;
  findings
    .about('policy')
    .mistake(
      'trusted-types does not know the policy with which the tags make their templates.',
      `Write\ntrusted-types ${[...names.filter((name) => name !== "'none'"), 'lit-html'].join(' ')}`,
    );
}

function checkSandbox({ findings }: Visit, policy: Policy): void {
  const allowed = policy.get('sandbox');
  if (!allowed) return;
  const needed = ['allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-forms'];
  const missing = needed.filter((value) => !allowed.includes(value));
  if (missing.length > 0)
    findings
      .about('policy')
      .mistake(
        'The policy puts the page into a sandbox in which nobody can sign in.',
        `Add ${missing.join(' ')} to sandbox, or remove it.`,
      );
}
