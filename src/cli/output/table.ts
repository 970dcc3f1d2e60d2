/**
 * Tables for people: columns side by side, numbers to the right, no lines between them, as `ps` and `ls` have them.
 *
 * By hand, because a library (cli-table3) takes two seconds for the ten thousand queues that a list may have.
 */
import displayWidth from 'string-width';
import { type Column, type Row, type Value, cellText } from './format.js';
import { visible } from './visible.js';

const GAP = '  ';

/** The whole table, with a line for the titles. */
export function tableText(columns: readonly Column[], rows: readonly Row[], { bold }: { bold: boolean }): string {
  const titles = columns.map(({ key, title = key }) => title);
  const lines = rows.map((row) => columns.map(({ key, text }) => cellOf(row[key], text)));
  const widths = titles.map((title, i) =>
    lines.reduce((width, cells) => Math.max(width, displayWidth(cells[i]!)), displayWidth(title)),
  );
  const isNumber = columns.map(({ key }) => rows.some((row) => typeof row[key] === 'number'));
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const padding = ' '.repeat(widths[i]! - displayWidth(cell));
        return isNumber[i]! ? padding + cell : cell + padding;
      })
      .join(GAP)
      .trimEnd();
  const first = lineOf(titles);
  return [bold ? `\u001b[1m${first}\u001b[22m` : first, ...lines.map(lineOf)].map((line) => `${line}\n`).join('');
}

/** Names and values of one thing, a line each. */
export function recordText(columns: readonly Column[], row: Row, { bold }: { bold: boolean }): string {
  const shown = columns.filter(({ key }) => row[key] !== undefined);
  const width = Math.max(0, ...shown.map(({ key, title = key }) => displayWidth(title)));
  return shown
    .map(({ key, title = key, text }) => {
      const name = title.padEnd(width);
      return `${bold ? `\u001b[1m${name}\u001b[22m` : name}  ${cellOf(row[key], text)}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

function cellOf(value: Value, text: Column['text']): string {
  return visible(text === undefined ? cellText(value) : text(value));
}
