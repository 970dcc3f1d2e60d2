/**
 * The table of all settings, for the documentation.
 */
import { markdownTable } from 'markdown-table';
import { tomlText } from './given.js';
import { type Setting, settings } from './settings.js';

const BEGIN = '<!-- settings: begin -->';
const END = '<!-- settings: end -->';

export function referenceTable(): string {
  const heads = ['key', 'variable', 'option', 'what', 'allowed', 'default'];
  return markdownTable([heads, ...settings.map(rowOf)]);
}

/** The page with its table made anew; undefined when it has no place for one. */
export function withReference(page: string): string | undefined {
  const [before, rest] = split(page, BEGIN);
  const [, after] = split(rest ?? '', END);
  return after === undefined ? undefined : `${before!}${BEGIN}\n\n${referenceTable()}\n\n${END}${after}`;
}

function split(text: string, mark: string): [string, string] | [undefined, undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [undefined, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}

function rowOf({ key, variable, option, description, kind, default: byDefault, otherwise }: Setting): string[] {
  const given = byDefault === undefined ? otherwise : code(tomlText(byDefault));
  return [code(key), code(variable), option === undefined ? '' : code(option), description, kind.allowed, given];
}

function code(text: string): string {
  return `\`${text}\``;
}
