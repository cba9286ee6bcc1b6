import { existsSync } from 'node:fs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium: `CHROME_PATH`, else an installed one, else the one that comes with an npm package (Linux on x64).
 * The flags are for every launcher; web security stays on, so that a CORS mistake fails the test.
 *
 * @returns {Promise<{ executablePath: string, args: string[], env: NodeJS.ProcessEnv }>}
 */
export async function findBrowser() {
  return { executablePath: await findExecutable(), args: ['--no-sandbox'], env: process.env };
}

/**
 * Playwright turns off that browsers keep what a frame stores apart for each site around it, and then a new profile refuses frames all
 * storage. Of several switches of one name the last counts, so this one names again what else Playwright turns off for good reasons.
 */
export const partitionedStorage =
  '--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch';

async function findExecutable() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH points to ${chosen}, and there is no file.`);
  }
  const found = installed.find((path) => existsSync(path));
  if (found) return found;
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Read by the package while it is imported: makes it unpack the libraries and fonts that a bare machine lacks.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    return chromium.executablePath();
  }
  throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH to one.');
}
