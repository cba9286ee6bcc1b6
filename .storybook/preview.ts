import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json' with { type: 'json' };
import { matchLocale, useLocale } from '../src/i18n/localization.js';
import './preview.css';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    layout: 'padded',
    options: { storySort: { order: ['Sealed or open', 'my-session', 'my-procedures', 'my-notifications', 'my-data-usage'] } },
  },
  globalTypes: {
    locale: {
      description: 'Language of the tags',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'ca', title: 'Català' },
          { value: 'es', title: 'Español' },
          { value: 'oc-aranes', title: 'Aranés' },
          { value: 'en', title: 'English' },
        ],
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Light or dark',
      toolbar: {
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { locale: 'ca', scheme: 'light' },
  loaders: [
    async ({ globals }) => {
      await useLocale(matchLocale(String(globals['locale'])) ?? 'ca');
    },
  ],
  decorators: [
    (story, { globals }) => {
      document.documentElement.dataset['scheme'] = String(globals['scheme']);
      document.documentElement.lang = String(globals['locale']);
      return story();
    },
  ],
};

export default preview;
