/**
 * Stands in for the gateway where a test mounts frames: for this administration the frame that was built (needs `npm run build:kit`), for
 * the other one a page that says over its port what the test wants, and keeps what it hears.
 */
import { readFileSync } from 'node:fs';

const built = '/frame/0800180001';
const fake = '/frame/0801930008';

function builtFrame({ origin, query }) {
  const { entries, styles, parts } = JSON.parse(readFileSync('gateway/kit/manifest.json', 'utf8'));
  const signedIn = String(query['tags'])
    .split(',')
    .flatMap((tag) => (parts[`in:${tag}`] ?? []).map((file) => `/gateway/kit/${file}`));
  return `<!doctype html><html lang="ca" data-signed-in="${signedIn.join(' ')}" data-administration="0800180001" data-name="Ajuntament d'Abrera" data-origins="${origin}" data-credentials="token">
<head><title>El meu espai</title><script>${readFileSync(`gateway/kit/${entries.early}`, 'utf8')}</script><link rel="stylesheet" href="/gateway/kit/${styles.frame}"><script type="module" src="/gateway/kit/${entries.frame}"></script></head><body></body></html>`;
}

const fakeFrame = `<!doctype html><title>fake</title><script>
window.heard = [];
addEventListener('message', ({ data, ports: [port] }) => {
  window.connects = (window.connects ?? 0) + 1;
  window.port = port;
  port.onmessage = ({ data }) => window.heard.push(data);
});
</script>`;

export const frames = (context, next) => {
  if (context.path === built) context.body = builtFrame(context);
  else if (context.path === fake) context.body = fakeFrame;
  else return next();
  context.type = 'text/html; charset=utf-8';
  return undefined;
};
