/** `meu-espai-gateway`: runs the gateway, checks its configuration, imports the list of bodies, verifies the audit log, prints that of outages. */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { ConfigError, loadConfig } from '../config/load.js';
import { dataFolder } from '../config/data-folder.js';
import { describeApi } from './describe-api.js';
import { importAdministrations } from './import-administrations.js';
import { listOutages, type OutageDays } from './list-outages.js';
import { serve } from './serve.js';
import { verifyAudit } from './verify-audit.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const port = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return value;
};

const day = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('A day is written as 2026-03-02.');
  return text;
};

const program = new Command('meu-espai-gateway')
  .description('Asks every public body what it holds about a citizen, over the contracts they already speak.')
  .version(version)
  .option('--config <file>', 'configuration file', 'gateway.config.json')
  .option('--port <number>', 'port to listen on, in place of the one in the file', port)
  .option('--data <folder>', 'keys and embedded database, in place of "data" in the file (where neither is given: .data)')
  .option('--check', 'validate the configuration, name every mistake, and stop')
  .action(async (options: { config: string; port?: number; data?: string; check?: boolean }) => {
    if (options.check) check(options.config);
    else await serve({ ...options, data: dataFolder(options) });
  });

program
  .command('administrations')
  .description('the public bodies that the gateway knows')
  .command('import <file>')
  .description('read the official open-data list of local bodies (CSV)')
  .action((file: string) => importAdministrations(file, dataFolder(program.opts())));

program
  .command('audit')
  .description('the log of who looked, when and why')
  .command('verify')
  .description('read the whole chain; any edit, deletion, swap or cut is named')
  .action(async () => {
    process.exitCode = await verifyAudit(dataFolder(program.opts()));
  });

program
  .command('outages')
  .description('when bodies, or the gateway itself, were out of order, as this gateway saw it')
  .option('--from <day>', 'first day (thirty days ago)', day)
  .option('--to <day>', 'last day (today)', day)
  .action(async (days: OutageDays) => {
    process.exitCode = await listOutages(dataFolder(program.opts()), days);
  });

program
  .command('openapi')
  .description('print the description of the API')
  .action(async () => {
    process.stdout.write(await describeApi());
  });

function check(file: string): void {
  const { config, warnings } = loadConfig(file);
  for (const warning of warnings) process.stdout.write(`warning: ${warning}\n`);
  const sites = config.administrations.filter(({ site }) => site).length;
  const sources = config.administrations.reduce((sum, administration) => sum + administration.sources.length, 0);
  process.stdout.write(
    `${file} is in order: ${[
      counted(config.administrations.length, 'administration'),
      counted(sites, 'site'),
      counted(sources, 'source'),
    ].join(', ')}.\n`,
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A sentence for whoever started the command; a stack only for what nobody foresaw. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${taken} is in use by another program. Stop that one, or choose another port with --port.`;
  if (code === 'EACCES' && taken) return `Port ${taken} may not be opened by this user. Choose one above 1023 with --port.`;
  return 'expected' in error || error.name === 'FolderInUse' ? error.message : (error.stack ?? error.message);
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
