/**
 * Comma-separated values (RFC 4180), with a line of names first.
 */
import { stringify } from 'csv-stringify/sync';
import { type Row, cellText } from './format.js';

export function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]]);
}

export function csvText(keys: readonly string[], rows: readonly Row[]): string {
  return stringify([[...keys], ...rows.map((row) => keys.map((key) => cellText(row[key])))]);
}
