import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { plainReporter } from './test/support/plain-reporter.mjs';
import { findBrowser } from './test/support/browser.mjs';
import { frames } from './test/support/frames.mjs';

export default {
  files: ['test/src/**/*.test.ts', 'test/components/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  middleware: [frames],
  plugins: [esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  browsers: [chromeLauncher({ launchOptions: await findBrowser(), concurrency: 1 })],
  reporters: [defaultReporter({ reportTestProgress: false }), plainReporter()],
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 180_000,
};
