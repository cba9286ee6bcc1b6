import { defineConfig } from 'vite';

/** The stories' own: the root configuration builds the kit's files, which a page of stories is not. */
export default defineConfig({ build: { target: 'es2022' } });
