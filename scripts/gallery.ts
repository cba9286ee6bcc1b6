/**
 * Writes every page that the gateway draws itself, in the four languages, to `gallery/`, with an index that shows them side by side. Nothing has to
 * run, and nothing has to be built. Run with `npm run gallery`, then open `gallery/index.html`.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { html, type Html } from '../gateway/src/pages/html.js';
import { actScenes } from './gallery/acts.js';
import { languages, type Scene } from './gallery/scene.js';
import { signInScenes } from './gallery/sign-in.js';

const folder = fileURLToPath(new URL('../gallery/', import.meta.url));
const fileOf = ({ name }: Scene): string => name.toLowerCase().replace(/[^a-z]+/g, '-');

const chapters: [title: string, scenes: Scene[]][] = [
  ['Notifications', actScenes],
  ['Signing in', signInScenes],
];

const shown = (scene: Scene): Html =>
  html`<h3 id="${fileOf(scene)}">${scene.name}</h3>
    <div class="four">
      ${languages.map((language) => {
        const file = `${fileOf(scene)}.${language}.html`;
        return html`<figure>
          <iframe src="${file}" title="${scene.name}, ${language}" loading="lazy"></iframe>
          <figcaption><a href="${file}">${language}</a></figcaption>
        </figure>`;
      })}
    </div>`;

const index = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>The gateway’s own pages</title>
      <style>
        body {
          margin: 2rem;
          font: 1rem/1.5 system-ui;
        }
        .contents {
          columns: 18rem;
        }
        .four {
          display: flex;
          gap: 1rem;
          overflow-x: auto;
        }
        figure {
          margin: 0;
        }
        iframe {
          width: 360px;
          height: 720px;
          border: 1px solid #888;
        }
      </style>
    </head>
    <body>
      <h1>The gateway’s own pages</h1>
      ${chapters.map(
        ([title, scenes]) =>
          html`<h2>${title}</h2>
            <ul class="contents">
              ${scenes.map((scene) => html`<li><a href="#${fileOf(scene)}">${scene.name}</a></li>`)}
            </ul>`,
      )}${chapters.flatMap(([, scenes]) => scenes.map(shown))}
    </body>
  </html>`;

await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const scene of chapters.flatMap(([, scenes]) => scenes))
  for (const language of languages) await writeFile(`${folder}${fileOf(scene)}.${language}.html`, await scene.html(language));
await writeFile(`${folder}index.html`, index.text);
console.log(`${chapters.flatMap(([, scenes]) => scenes).length} pages in ${languages.length} languages: ${folder}index.html`);
