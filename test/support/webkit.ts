/** WebKitGTK as Debian has it, on a screen of its own that nobody sees: `apt install webkit2gtk-driver xvfb`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { WebDriverSession } from './webdriver.js';

const architectures = ['x86_64', 'aarch64', 'arm', 'i386', 'riscv64', 'powerpc64le', 's390x'];
const miniBrowser = [
  process.env['WEBKIT_MINIBROWSER'] ?? '',
  ...architectures.flatMap((name) =>
    ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${name}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
  ),
].find((path) => path && existsSync(path));

/** Why there is no WebKitGTK to be had here; `false` where there is. */
export function whyNoWebKit(): string | false {
  const lacking = ['WebKitWebDriver', 'Xvfb'].filter((program) => !isInstalled(program));
  if (!miniBrowser) lacking.push('MiniBrowser');
  return lacking.length > 0 && `no ${lacking.join(', no ')}: install webkit2gtk-driver and xvfb`;
}

export interface WebKit {
  /** Opens a browser that knows nothing of those before, for as long as something is done in it. */
  visit(act: (browser: WebDriverSession) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function startWebKit(): Promise<WebKit> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1200x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const endScreen = endedWithUs(() => screen.kill());
  const [display] = (await once(screen.stdio[3]!, 'data')) as [Buffer];
  return {
    visit: (act) => visit(`:${String(display).trim()}`, act),
    close: async () => {
      const ended = once(screen, 'exit');
      endScreen();
      await ended;
    },
  };
}

async function visit(display: string, act: (browser: WebDriverSession) => Promise<void>): Promise<void> {
  const port = await freePort();
  // A group of its own, with the browser in it: now and then one does not leave when the driver asks it to.
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, DISPLAY: display },
  });
  const endGroup = endedWithUs(() => process.kill(-driver.pid!, 'SIGKILL'));
  const server = `http://127.0.0.1:${port}`;
  try {
    await answers(`${server}/status`);
    const browser = await WebDriverSession.begin(server, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation', '--geometry=1000x900'] },
    });
    await act(browser);
    await browser.end().catch(() => undefined);
  } finally {
    endGroup();
  }
}

/** Does it once: when asked to, or when this process ends before. */
function endedWithUs(end: () => void): () => void {
  process.once('exit', end);
  return () => {
    if (process.listeners('exit').includes(end)) end();
    process.off('exit', end);
  };
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(address: string): Promise<void> {
  for (const until = Date.now() + 20_000; ;) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    if (Date.now() > until) throw new Error('WebKitWebDriver does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
