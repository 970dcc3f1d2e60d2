/**
 * The command `leveret config`: looks at settings without serving.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { ConfigError } from '../config/given.js';
import type { Merged } from '../config/merge.js';
import { brokerOptions } from './broker-options.js';
import { EXIT_USAGE } from './exit-codes.js';
import { addSettings, complain, configFile, readSettings } from './settings-options.js';

type OptionValues = Readonly<Record<string, unknown>>;

/** Adds its commands. */
export function defineConfig(command: Command): Command {
  const check = new Command('check')
    .description('Say whether the broker could start with these settings: a file, the environment, options.')
    .argument('[file]', 'file of settings (TOML)')
    .action(checkSettings);
  const show = new Command('show')
    .description('Show what holds, and where each setting comes from; secrets are masked.')
    .action(showSettings);
  const reference = new Command('reference')
    .description('Print the table of all settings.')
    .option('--update <page>', 'write it into a page of the documentation instead')
    .action(writeReference);
  return command.addCommand(addSettings(check)).addCommand(addSettings(show)).addCommand(reference);
}

async function checkSettings(file: string | undefined, values: OptionValues): Promise<void> {
  const path = file ?? configFile(values);
  const { config } = await orComplain(readSettings(values, path));
  const { tls } = brokerOptions(config);
  const what = path ?? 'the configuration';
  if (tls !== undefined) {
    const { checkCertificates } = await import('../server/listening/certificates.js');
    const warnings = await orComplain(checkCertificates(tls));
    for (const warning of warnings) process.stderr.write(`leveret: warning: ${warning}\n`);
  }
  process.stdout.write(`${what} is good\n`);
}

async function showSettings(values: OptionValues): Promise<void> {
  const { listingOf } = await import('../config/listing.js');
  const { effective }: Merged = await orComplain(readSettings(values));
  process.stdout.write(listingOf(effective));
}

async function writeReference({ update }: { readonly update?: string }): Promise<void> {
  const { referenceTable, withReference } = await import('../config/reference.js');
  if (update === undefined) {
    process.stdout.write(`${referenceTable()}\n`);
    return;
  }
  const page = withReference(readFileSync(update, 'utf8'));
  if (page === undefined) await orComplain(Promise.reject(new ConfigError([`${update}: no place for the table`])));
  else writeFileSync(update, page);
}

async function orComplain<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof ConfigError) complain(error);
    else if (isOfCertificate(error)) process.stderr.write(`leveret: ${error.message}\n`);
    else throw error;
    process.exit(EXIT_USAGE);
  }
}

function isOfCertificate(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_TLS_');
}
