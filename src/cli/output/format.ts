/**
 * How results are written: for people, or for programs.
 */
export const formats = ['table', 'json', 'csv', 'yaml'] as const;
export type Format = (typeof formats)[number];

/** A value of a result, as JSON has it; `undefined` is left out. */
export type Value =
  string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };

/** One thing that is told of. */
export type Row = Readonly<Record<string, Value>>;

export interface Column {
  /** The key in a row. */
  readonly key: string;
  /** Over the column of a table. Default: the key. */
  readonly title?: string;
  /** For people. Default: as it is. */
  readonly text?: (value: Value) => string;
}

/** A value on one line, as a cell of a table or of CSV: nothing for what is not there, JSON for what has parts. */
export function cellText(value: Value): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return isEmpty(value) ? '' : JSON.stringify(value);
  return String(value);
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
