/**
 * Tables for people: columns by cli-table3, without lines between them.
 *
 * The library takes time that grows with the square of the rows, so that it is given a few at a time, with the
 * widths of the whole.
 */
import Table from 'cli-table3';
import { visible } from './visible.js';
import { displayWidth } from './display-width.js';
import { type Column, type Row, type Value, cellText } from './format.js';

const PORTION = 50;
const GAP = 2;

const noLines = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid', 'middle'].flatMap((side) => [[side, '']]),
) as Record<'top' | 'bottom' | 'left' | 'right' | 'mid' | 'middle', string>;
const chars = {
  ...noLines,
  ...{ 'top-mid': '', 'top-left': '', 'top-right': '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** The whole table, with a line for the titles. */
export function tableText(columns: readonly Column[], rows: readonly Row[], { bold }: { bold: boolean }): string {
  const titles = columns.map(({ key, title = key }) => title);
  const lines = rows.map((row) => columns.map(({ key, text }) => cellOf(row[key], text)));
  const colWidths = titles.map(
    (title, i) => GAP + lines.reduce((width, cells) => Math.max(width, displayWidth(cells[i]!)), displayWidth(title)),
  );
  const colAligns = columns.map(({ key }) => (rows.some((row) => typeof row[key] === 'number') ? 'right' : 'left'));
  const all = [bold ? titles.map((title) => `\u001b[1m${title}\u001b[22m`) : titles, ...lines];
  let text = '';
  for (let from = 0; from < all.length; from += PORTION) {
    const style = { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': GAP };
    const table = new Table({ chars, style, colWidths, colAligns });
    table.push(...all.slice(from, from + PORTION));
    text += `${table.toString()}\n`;
  }
  return text.replaceAll(/ +$/gm, '');
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
