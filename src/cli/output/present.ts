/**
 * Writes results in the format that was asked for.
 */
import type { Context } from '../context.js';
import { csvText } from './csv.js';
import type { Column, Row } from './format.js';
import { visible } from './visible.js';
import { yamlText } from './yaml.js';

/** A list: a table, an array, or lines. */
export async function presentRows(context: Context, columns: readonly Column[], rows: readonly Row[]): Promise<void> {
  const { stdout } = context.streams;
  switch (context.values.format) {
    case 'table': {
      const { tableText } = await import('./table.js');
      if (rows.length > 0) return stdout.write(tableText(columns, rows, { bold: isColoured(context) }));
      return remark(context, 'none');
    }
    case 'json':
      return stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
    case 'csv':
      return stdout.write(csvText(keysOf(columns), rows));
    case 'yaml':
      return stdout.write(yamlText(rows));
  }
}

/** One thing: a line for each of its values, or an object. */
export async function presentRecord(context: Context, columns: readonly Column[], row: Row): Promise<void> {
  const { stdout } = context.streams;
  switch (context.values.format) {
    case 'table': {
      const { recordText } = await import('./table.js');
      return stdout.write(recordText(columns, row, { bold: isColoured(context) }));
    }
    case 'json':
      return stdout.write(`${JSON.stringify(row, undefined, 2)}\n`);
    case 'csv':
      return stdout.write(csvText(keysOf(columns), [row]));
    case 'yaml':
      return stdout.write(yamlText(row));
  }
}

/** What was done: a sentence for people, or the same as values. */
export async function presentDone(context: Context, sentence: string, row: Row): Promise<void> {
  if (context.values.format === 'table') {
    if (context.values.quiet !== true) await context.streams.stdout.write(`${visible(sentence)}\n`);
    return;
  }
  const columns = Object.keys(row).map((key) => ({ key }));
  await presentRecord(context, columns, row);
}

/** Something beside the results, on standard error. */
export async function remark(context: Context, sentence: string): Promise<void> {
  if (context.values.quiet !== true) await context.streams.stderr.write(`${visible(sentence)}\n`);
}

/** True on a terminal, unless the user wants no colours (https://no-color.org). */
export function isColoured({ streams: { stdout, environment } }: Context): boolean {
  return stdout.isTerminal && (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb';
}

function keysOf(columns: readonly Column[]): string[] {
  return columns.map(({ key }) => key);
}
