/** One folder for every command: the one that was asked for, else the one of the configuration, else `.data` where the command runs. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readRaw } from './load.js';
import { at } from './raw.js';

/**
 * The rest of the configuration may be missing or wrong: nothing else of it is looked at.
 * @returns a whole path
 * @throws {ConfigError} when the file is there and is no JSON
 */
export function dataFolder({ config, data }: { config: string; data?: string }): string {
  if (data !== undefined) return resolve(data);
  const written = existsSync(config) ? at(readRaw(config), 'data') : undefined;
  return typeof written === 'string' && written !== '' ? resolve(dirname(config), written) : resolve('.data');
}
