import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The kit's own Vite configuration builds packages, which a page of stories is not.
  viteFinal: (vite) => ({ ...vite, build: { ...vite.build, lib: false, target: 'es2022' } }),
};

export default config;
