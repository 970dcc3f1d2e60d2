/**
 * Settings as options of the command line, and what they come to together with file and environment.
 */
import { type Command, Option } from 'commander';
import { FILE_VARIABLE, settingsOfEnvironment } from '../config/environment.js';
import { ConfigError, type Findings, type Given, tomlText } from '../config/given.js';
import { type Merged, merge } from '../config/merge.js';
import { type Setting, VARIABLE_PREFIX, settings } from '../config/settings.js';

/** What commander read: texts by the names of options. */
type OptionValues = Readonly<Record<string, unknown>>;

const headings: Readonly<Record<string, string>> = {
  log: 'Log:',
  tls: 'TLS:',
  http: 'Management API:',
  metrics: 'Metrics:',
};

export function addSettings(command: Command): Command {
  command.option('--config <file>', `file of settings (TOML); ${VARIABLE_PREFIX}… variables and options outrank it`);
  for (const setting of settings) {
    const option = optionFor(setting);
    if (option !== undefined) command.addOption(option);
  }
  return command.option(NO_HTTP, 'do without the management API: the same as --http-port off');
}

const NO_HTTP = '--no-http';

/**
 * What holds: options before the environment, that before the file.
 *
 * @throws ConfigError
 */
export async function readSettings(values: OptionValues, file = configFile(values)): Promise<Merged> {
  const inFile = await findingsInFile(file);
  const inEnvironment = settingsOfEnvironment(process.env);
  const given = [...inFile.given, ...inEnvironment.given, ...givenAsOptions(values)];
  return merge(given, [...inFile.errors, ...inEnvironment.errors]);
}

/** The file named by option or environment. */
export function configFile(values: OptionValues): string | undefined {
  return (values.config as string | undefined) ?? process.env[FILE_VARIABLE];
}

/** One line each on standard error. */
export function complain(error: ConfigError): void {
  for (const line of error.lines) process.stderr.write(`leveret: ${line}\n`);
}

async function findingsInFile(file: string | undefined): Promise<Findings> {
  if (file === undefined) return { given: [], errors: [] };
  if (file === '') throw new ConfigError([`${FILE_VARIABLE} or --config: give the name of a file`]);
  // Who has no file need not load what it takes to read one.
  const { readConfigFile } = await import('../config/file.js');
  return readConfigFile(file);
}

function givenAsOptions(values: OptionValues): readonly Given[] {
  return settings.flatMap((setting) => {
    if (setting.key === 'http.port' && values.http === false) {
      return [{ setting, value: 'off', source: 'option', where: NO_HTTP } as const];
    }
    const option = optionFor(setting);
    const value = option === undefined ? undefined : values[option.attributeName()];
    if (value === undefined) return [];
    const read = typeof value === 'string' ? setting.kind.fromText(value) : value;
    return [{ setting, value: read, source: 'option', where: setting.option! } as const];
  });
}

function optionFor({ option, kind, description, default: byDefault, otherwise, path }: Setting): Option | undefined {
  if (option === undefined) return undefined;
  const shown = byDefault === undefined ? otherwise : tomlText(byDefault);
  const isSwitch = kind.placeholder === '';
  const suffix = shown === '' || isSwitch ? '' : ` (default: ${shown.replaceAll(/["`]/g, '')})`;
  const text = `${description.replace(/\.$/, '').replaceAll('`', '')}${suffix}`;
  const made = new Option(isSwitch ? option : `${option} ${kind.placeholder}`, text);
  const heading = headings[path[0]!];
  return heading === undefined ? made : made.helpGroup(heading);
}
