/**
 * What somebody gave for a setting, and where: the words of an error, and of a listing.
 */
import type { Setting } from './settings.js';

/** Where a value may come from; the later one holds. */
export const sources = ['default', 'file', 'environment', 'option'] as const;
export type Source = (typeof sources)[number];

export interface Given {
  readonly setting: Setting;
  /** As a file would give it. */
  readonly value: unknown;
  readonly source: Source;
  /** `leveret.toml:3`, `LEVERET_PORT`, `--port`, `default` */
  readonly where: string;
}

/** What one source gives. */
export interface Findings {
  readonly given: readonly Given[];
  /** What is wrong with it, a line each. */
  readonly errors: readonly string[];
}

/** The setting's key -> what holds. */
export type Effective = ReadonlyMap<string, Given>;

/** The configuration cannot be used: one line for each thing that is wrong. */
export class ConfigError extends Error {
  readonly code = 'ERR_CONFIG';

  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** Enough to recognize a value by. */
const SHOWN_MAX = 80;

/** What was given, as its giver would recognize it: `leveret.toml:3: port = 70000`, `--port 70000`. */
export function citation({ setting, value, source, where }: Given): string {
  switch (source) {
    case 'file':
      return `${where}: ${setting.key} = ${shown(value, setting.secret)}`;
    case 'option':
      return setting.kind.placeholder === '' ? where : `${where} ${plain(value, setting.secret)}`;
    case 'environment':
      return `${where}=${plain(value, setting.secret)}`;
    case 'default':
      return `${setting.key} = ${shown(value, setting.secret)} by default`;
  }
}

/** As TOML has it, in short. */
export function shown(value: unknown, secret = false): string {
  return cut(tomlText(value, secret));
}

/** As TOML has it. */
export function tomlText(value: unknown, secret = false): string {
  if (secret) return '"***"';
  if (Array.isArray(value)) return `[${value.map((one) => tomlText(one)).join(', ')}]`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? '{ … }' : JSON.stringify(value);
}

/** As a command line and the environment have it. */
function plain(value: unknown, secret: boolean): string {
  if (secret) return '***';
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return text === '' ? '""' : cut(text.replaceAll(/\s+/g, ' '));
}

function cut(text: string): string {
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
}
