/** The kit's CDN folder, as a content network would serve it: to every origin, and checked again at each visit while it is being built. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderFiles } from './http/files.js';
import { sendJson, sendText, serve, type Listening } from './http/serve.js';

export function serveCdn(port: number, folder: string): Promise<Listening> {
  const files = new FolderFiles(folder);
  return serve(port, "the kit's CDN", [
    { method: 'GET', path: '/health', handle: ({ response }) => sendJson(response, 200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/*name',
      handle: async ({ request, response, params }) => {
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('cross-origin-resource-policy', 'cross-origin');
        response.setHeader('timing-allow-origin', '*');
        const sent = await files.send(params['name'] ?? '', request.headers['accept-encoding'] ?? '', response);
        if (!sent) sendText(response, 404, 'The kit has no such file; build it first with: npm run build');
      },
    },
  ]);
}

/** What `sri.json` of the built kit says of its loader; the build may write it anew while the world runs. */
export async function builtIntegrity(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'sri.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as Record<string, string>)['loader.js'];
}
