import { readdirSync } from 'node:fs';

/** Files below a folder whose path, with forward slashes, fits the pattern. Node 20 has no glob of its own. */
export function globSync(folder, pattern) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .filter((path) => pattern.test(path))
    .sort();
}
