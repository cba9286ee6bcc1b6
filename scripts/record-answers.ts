/**
 * Records the answers that the stories are drawn from: signs in on the demo world's first site and writes what its gateway streams to
 * `stories/answers`. Needs the built kit and gateway. Run with `node --import tsx scripts/record-answers.ts`.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { signIn } from '../test/e2e/signing-in.js';
import { openStage, settled } from '../test/e2e/support.js';

const folder = fileURLToPath(new URL('../stories/answers/', import.meta.url));
const tagOf = { procedures: 'my-procedures', notifications: 'my-notifications', 'data-usage': 'my-data-usage' } as const;

const stage = await openStage({ mount: 'open' });
try {
  const { page } = await stage.arrive();
  const answers = new Map<string, string>();
  await page.exposeFunction('keepAnswer', (path: string, text: string) => answers.set(path, text));
  // Read beside the kit, which lets go of a stream once it has its last line; the browser then keeps nothing of it.
  await page.addInitScript(() => {
    const ask = window.fetch.bind(window);
    const { keepAnswer } = window as unknown as { keepAnswer: (path: string, text: string) => void };
    window.fetch = async (...request) => {
      const response = await ask(...request);
      const { pathname } = new URL(response.url);
      if (response.ok && pathname.startsWith('/v1/'))
        void response
          .clone()
          .text()
          .then((text) => {
            keepAnswer(pathname, text);
          });
      return response;
    };
  });
  await page.goto(`${stage.world.addresses.sites.abrera}/`);
  await signIn(page);
  for (const tag of Object.values(tagOf)) await settled(page, tag);
  for (const collection of Object.keys(tagOf)) await save(`${collection}.ndjson`, answers.get(`/v1/${collection}`));
  const me: unknown = JSON.parse(answers.get('/v1/me') ?? 'null');
  await save('me.json', `${JSON.stringify(me, null, 2)}\n`);
} finally {
  await stage.close();
}

async function save(name: string, answer: string | undefined): Promise<void> {
  if (!answer) throw new Error(`The page never asked for what ${name} holds.`);
  // The port is another one in every run.
  await writeFile(`${folder}${name}`, answer.replaceAll(new URL(stage.world.addresses.gateway).host, 'espai.example'));
}
