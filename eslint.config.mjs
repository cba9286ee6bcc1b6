import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** The walls of the house (ARCHITECTURE.md): which folder may not import from where, and why. */
const wall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }] },
});
const kit = ['**/gateway/src/**', '**/demo/**'];
const loginLibrary = [['oidc-client-ts'], 'Only src/session talks to the login library; it must stay out of what a signed-out page loads.'];
const noServer = [kit, 'The kit meets the gateway only in gateway/openapi.json.'];
const noKit = [['lit', 'lit/*', '**/components/**', '../../src/**'], 'The gateway imports nothing from the kit.'];
const noEffect = [
  ['**/enotum/acts*', '**/enotum/documents*', '**/send-once*'],
  'Here is what may open somebody’s letter: only acts/enotum-register.ts reaches it.',
];
const noHttp = [['**/http/**'], 'The routes of acts are served by http/, and know nothing of it.'];
const contractOnly = [
  ['**/http/*', '!**/contracts/http*', '**/identity/**', '**/store/**', '**/registry/**'],
  'A contract knows its own fields and the folder’s model, nothing else.',
];
const noTags = [['**/components/**'], 'src/ is what the tags share: it knows no tag.'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'cdn/**',
      'gateway/kit/**',
      'storybook-static/**',
      'gallery/**',
      'coverage/**',
      'src/gateway/api.d.ts',
      'src/i18n/locales/**',
      'types/**',
      '.data/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json', './gateway/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'components/**/*.ts'],
    ...lit.configs['flat/recommended'],
  },
  {
    files: ['src/**/*.ts', 'components/**/*.ts'],
    ...wc.configs['flat/best-practice'],
    settings: { wc: { elementBaseClasses: ['LitElement', 'KitElement'] } },
  },
  {
    files: ['src/**/*.ts', 'components/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    // Every base class of ours implements the callbacks.
    rules: { ...litA11y.configs.recommended.rules, 'wc/guard-super-call': 'off' },
  },
  {
    // Those that speak to the webmaster.
    files: ['src/base/webmaster.ts', 'src/mount/loader.ts', 'src/mount/open.ts'],
    rules: { 'no-console': 'off' },
  },
  wall(['src/**/*.ts'], [noTags, noServer, loginLibrary]),
  wall(['components/**/*.ts'], [noServer, loginLibrary, [['../my-*/**'], 'A tag knows no other tag; what two need belongs into src/.']]),
  wall(['src/session/**/*.ts'], [noTags, noServer]),
  wall(['gateway/src/**/*.ts'], [noKit, noEffect]),
  {
    files: ['gateway/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['any', 'timeout'].map((property) => ({
          object: 'AbortSignal',
          property,
          message: 'It may be collected while it is waited for: network/deadline.ts has what aborts for sure.',
        })),
      ],
    },
  },
  wall(['gateway/src/acts/**/*.ts'], [noKit, noEffect, noHttp]),
  wall(['gateway/src/acts/enotum-register.ts'], [noKit, noHttp]),
  wall(
    ['gateway/src/folder/**/*.ts'],
    [
      [['**/contracts/**'], 'The folder knows ports, never a contract.'],
      [['**/http/**', '**/identity/**', '**/store/**', '**/registry/**', '**/config/**'], 'The folder is given what it needs.'],
      [['undici', 'fastify', 'kysely', 'pg'], 'The folder does no input or output of its own.'],
    ],
  ),
  wall(['gateway/src/contracts/**/*.ts'], [contractOnly, [[...noEffect[0], './acts.js', './documents.js'], noEffect[1]]]),
  wall(['gateway/src/contracts/enotum/acts.ts'], [contractOnly]),
  wall(
    ['gateway/src/pages/**/*.ts'],
    [[['../*/**'], 'Words and HTML that every page shares; what is on a page is for those who show it.']],
  ),
  wall(
    ['gateway/src/outages/**/*.ts'],
    [noKit, [['**/contracts/**', '**/http/**', '**/store/**', '**/acts/**'], 'What was out of order is noticed and told by others.']],
  ),
  wall(['gateway/src/limits/**/*.ts'], [[['../*/**'], 'Limits count; whom and what, and how a refusal is told, is for those who ask.']]),
  wall(['gateway/src/network/**/*.ts'], [[['../*/**'], 'The network knows addresses and bytes; what they mean is for those who ask.']]),
  wall(
    ['demo/**/*.ts'],
    [[['**/gateway/src/**', '../src/**', '../../src/**', '**/components/**'], 'The demo world talks to the gateway over HTTP only.']],
  ),
  wall(
    ['doctor/**/*.ts'],
    [
      [kit, 'The doctor sees what a browser sees: pages and addresses.'],
      [['**/components/**', 'lit', 'lit/*'], 'The doctor runs without a browser; of the kit it takes only what is plain TypeScript.'],
    ],
  ),
  {
    files: ['test/**/*.ts', 'demo/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts', 'stories/**/*.ts', '.storybook/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      'max-lines': 'off',
    },
  },
);
