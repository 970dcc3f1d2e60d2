/**
 * Comma-separated values (RFC 4180), with a line of names first.
 */
import { type Row, cellText } from './format.js';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

export function csvText(keys: readonly string[], rows: readonly Row[]): string {
  return csvLine(keys) + rows.map((row) => csvLine(keys.map((key) => cellText(row[key])))).join('');
}
