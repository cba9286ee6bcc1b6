/** Reads the configuration, and names every mistake in it with its path: all at once, not the first. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { doubtAboutIne10 } from './ine10.js';
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
  const raw = parse(file);
  const config = Value.Default(Config, raw);
  const mistakes = [...Value.Errors(Config, config)].map(({ path, message, value }) => `${path || '/'}: ${message}${found(value)}`);
  if (!Value.Check(Config, config)) throw new ConfigError(file, unique(mistakes));
  const secret = readSecret(resolve(dirname(file), config.valid.clientSecretFile));
  const contradictions = [...contradictionsIn(config), ...(secret.mistake ? [secret.mistake] : [])];
  if (contradictions.length > 0) throw new ConfigError(file, contradictions);
  return { config, clientSecret: secret.value, warnings: warningsAbout(config) };
}

function parse(file: string): unknown {
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

function contradictionsIn(config: Config): string[] {
  const mistakes: string[] = [];
  const seen = new Map<string, number>();
  config.administrations.forEach(({ ine10, site }, index) => {
    const first = seen.get(ine10);
    if (first !== undefined) mistakes.push(`/administrations/${index}/ine10: ${ine10} stands already at /administrations/${first}`);
    seen.set(ine10, index);
    site?.returnUrls.forEach((url, at) => {
      const path = `/administrations/${index}/site/returnUrls/${at}`;
      if (!URL.canParse(url)) mistakes.push(`${path}: not an address, found ${JSON.stringify(url)}`);
      else if (!site.origins.includes(new URL(url).origin))
        mistakes.push(`${path}: its origin ${new URL(url).origin} is not among the site's origins`);
      else if (url.includes('#') || url.includes('?')) mistakes.push(`${path}: no query and no fragment may stand in it`);
    });
  });
  return mistakes;
}

function warningsAbout(config: Config): string[] {
  const warnings = config.administrations.flatMap(({ ine10, name }, index) => {
    const doubt = doubtAboutIne10(ine10);
    return doubt ? [`/administrations/${index}/ine10: ${ine10} (${name}) looks mistyped: ${doubt}`] : [];
  });
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  const { protocol, hostname } = new URL(config.publicUrl);
  if (protocol === 'http:' && !loopback.includes(hostname) && !hostname.endsWith('.localhost')) {
    warnings.push(`/publicUrl: ${config.publicUrl} is not https; browsers will refuse to sign anybody in`);
  }
  return warnings;
}

function readSecret(file: string): { value: string; mistake?: string } {
  try {
    const value = readFileSync(file, 'utf8').trim();
    return value ? { value } : { value, mistake: `/valid/clientSecretFile: ${file} is empty` };
  } catch (error) {
    return {
      value: '',
      mistake: `/valid/clientSecretFile: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`,
    };
  }
}

const found = (value: unknown): string => (value === undefined || typeof value === 'object' ? '' : `, found ${JSON.stringify(value)}`);
const unique = (lines: string[]): string[] => [...new Set(lines)];
