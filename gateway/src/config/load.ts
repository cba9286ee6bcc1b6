/** Reads the configuration, and names every mistake in it with its path: all at once, not the first. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { judgeCertificates, withWholePaths } from './certificates.js';
import { contradictionsIn } from './contradictions.js';
import { unreachableIn } from './unreachable.js';
import { withoutEffectIn } from './without-effect.js';
import { doubtAboutIne10 } from './ine10.js';
import { isLoopback } from './loopback.js';
import { at } from './raw.js';
import { Config } from './schema.js';

export interface LoadedConfig {
  config: Config;
  clientSecret: string;
  /** Worth a look, no reason to stop. */
  warnings: string[];
}

/** What is wrong with the file; `mistakes` holds one line each, with its path. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(
    readonly file: string,
    readonly mistakes: string[],
  ) {
    super(`${file} cannot be used:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
  }
}

/** @throws {ConfigError} naming every mistake */
export function loadConfig(file: string): LoadedConfig {
  const config = Value.Default(Config, readRaw(file));
  const ofShape = [...Value.Errors(Config, config)].map(({ path, message, value }) => `${path || '/'}: ${message}${found(value)}`);
  const secret = readSecret(dirname(file), config);
  const certificates = judgeCertificates(dirname(file), config);
  const mistakes = unique([...ofShape, ...contradictionsIn(config), ...secret.mistakes, ...certificates.mistakes]);
  if (!Value.Check(Config, config) || mistakes.length > 0) throw new ConfigError(file, mistakes);
  const warnings = [...warningsAbout(config), ...certificates.warnings];
  return { config: withWholePaths(dirname(file), config), clientSecret: secret.value, warnings };
}

/** @throws {ConfigError} when the file cannot be read or is no JSON */
export function readRaw(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(file, [`/: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ConfigError(file, [`/: it is not JSON (${error instanceof Error ? error.message : 'unknown reason'})`]);
  }
}

function warningsAbout(config: Config): string[] {
  const warnings = config.administrations.flatMap(({ ine10, name }, index) => {
    const doubt = doubtAboutIne10(ine10);
    return doubt ? [`/administrations/${index}/ine10: ${ine10} (${name}) looks mistyped: ${doubt}`] : [];
  });
  const { protocol, hostname } = new URL(config.publicUrl);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    warnings.push(`/publicUrl: ${config.publicUrl} is not https; browsers will refuse to sign anybody in`);
  }
  return [...warnings, ...withoutEffectIn(config), ...unreachableIn(config)];
}

/** The secret of a file whose name can be read, even where the rest of the configuration cannot. */
function readSecret(folder: string, config: unknown): { value: string; mistakes: string[] } {
  const name = at(config, 'valid', 'clientSecretFile');
  if (typeof name !== 'string' || name === '') return { value: '', mistakes: [] };
  const file = resolve(folder, name);
  try {
    const value = readFileSync(file, 'utf8').trim();
    return { value, mistakes: value ? [] : [`/valid/clientSecretFile: ${file} is empty`] };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return { value: '', mistakes: [`/valid/clientSecretFile: ${file} cannot be read (${reason})`] };
  }
}

const found = (value: unknown): string => (value === undefined || typeof value === 'object' ? '' : `, found ${JSON.stringify(value)}`);
const unique = (lines: string[]): string[] => [...new Set(lines)];
