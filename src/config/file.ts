/**
 * Settings from a file (TOML).
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { TomlError, parse } from 'smol-toml';
import { ConfigError, type Findings, type Given, shown } from './given.js';
import { nearMiss } from './near-miss.js';
import { findSetting, sections, settings } from './settings.js';

type Table = Readonly<Record<string, unknown>>;

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'not allowed to read it',
  EISDIR: 'it is a directory',
};

/** More than anybody writes by hand. */
const FILE_BYTES_MAX = 1024 * 1024;

/** @throws ConfigError when it cannot be read, or is no TOML */
export function readConfigFile(path: string): Findings {
  return settingsOfToml(readText(path), path);
}

/**
 * @param path of the file that holds the text: names of files in it are relative to where it stands
 * @throws ConfigError when it is no TOML
 */
export function settingsOfToml(text: string, path: string): Findings {
  const given: Given[] = [];
  const errors: string[] = [];
  const table = parsed(text, path);
  for (const { keys, value } of entriesOf(table)) {
    const key = keys.join('.');
    const setting = findSetting(key);
    const where = `${path}:${lineOf(text, keys)}`;
    if (setting !== undefined) {
      const resolved = setting.kind.isPath === true ? besideFile(value, path) : value;
      given.push({ setting, value: resolved, source: 'file', where });
    } else if (sections.has(key)) {
      errors.push(`${where}: ${key} = ${shown(value)}: it is a section, write [${key}]`);
    } else {
      errors.push(`${where}: ${key}: there is no such key${suggestion(keys)}`);
    }
  }
  return { given, errors };
}

function readText(path: string): string {
  try {
    if (statSync(path).size > FILE_BYTES_MAX) throw new ConfigError([`${path}: too large for a configuration file`]);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError([`${path}: ${WHY_UNREADABLE[code ?? ''] ?? String(error)}`]);
  }
}

function parsed(text: string, path: string): Table {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The lines behind the first one show the text around.
    const why = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
    throw new ConfigError([`${path}:${error.line}:${error.column}: no TOML: ${why}`]);
  }
}

/** What stands in it: at the top, and one level below in sections. An unknown section is one entry. */
function entriesOf(table: Table): { keys: string[]; value: unknown }[] {
  return Object.entries(table).flatMap(([name, value]) => {
    if (!sections.has(name) || !isTable(value)) return [{ keys: [name], value }];
    return Object.entries(value).map(([inner, one]) => ({ keys: [name, inner], value: one }));
  });
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/**
 * The line on which a key is given. The parser does not say; but whatever of the file is whole ends with a
 * line, and the first such part with the key in it ends with what gives it.
 */
function lineOf(text: string, keys: readonly string[]): number {
  const lines = text.split(/\r?\n/);
  let whole = 0;
  for (let count = 1; count < lines.length; count++) {
    const table = wholeTable(lines.slice(0, count).join('\n'));
    if (table === undefined) continue;
    if (has(table, keys)) break;
    whole = count;
  }
  return whole + 1;
}

function wholeTable(text: string): Table | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function has(table: Table, keys: readonly string[]): boolean {
  let value: unknown = table;
  for (const key of keys) {
    if (!isTable(value) || !Object.hasOwn(value, key)) return false;
    value = value[key];
  }
  return true;
}

function suggestion(keys: readonly string[]): string {
  const known = [...settings.map(({ key }) => key), ...sections];
  const meant = nearMiss(keys.join('.'), known) ?? nearMiss(keys.join('_'), known);
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
}

function besideFile(value: unknown, path: string): unknown {
  return typeof value !== 'string' || value === '' || isAbsolute(value) ? value : join(dirname(path), value);
}
