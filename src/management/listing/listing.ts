/**
 * Lists as RabbitMQ answers them: filtered by name, sorted, some columns, a page or all. Ten thousand queues
 * must not make messages wait: of most rows only what they are sorted by is computed, and all in portions.
 */
import type { Answer } from '../answer.js';
import { HttpError } from '../http-error.js';
import type { Json, JsonObject } from '../json.js';
import { columnsOf, valueAt } from './columns.js';
import { compareValues } from './order.js';
import { type WantedPage, wantedPage } from './page.js';
import { Portions, filterInPortions, mapInPortions, sortInPortions } from './portions.js';

/** A list. */
export interface Listing<Row> {
  readonly rows: readonly Row[];
  /** Their order when nobody asks for another; without it, the one that they have. */
  readonly compare?: (a: Row, b: Row) => number;
  /** What `name` filters. */
  nameOf(row: Row): string;
  json(row: Row): JsonObject;
  /** Ways to single columns, dots in their names, that cost less than `json`. */
  readonly quick?: Readonly<Record<string, (row: Row) => Json | undefined>>;
}

/**
 * Answers with the page that the query wants, or with all.
 *
 * @throws HttpError 400
 */
export async function listed<Row>(listing: Listing<Row>, query: URLSearchParams): Promise<Answer> {
  const wanted = wantedPage(query);
  if (wanted === undefined) return listedWhole(listing, query);
  const { matches } = wanted;
  const filtered =
    matches === undefined ? listing.rows : await filterInPortions(listing.rows, (row) => matches(listing.nameOf(row)));
  const from = startOf(wanted, filtered.length);
  const sorted = await sortedRows({ ...listing, rows: filtered }, query);
  const items = sorted.slice(from, from + wanted.pageSize);
  const toJson = rowJson(listing, query);
  return {
    status: 200,
    json: {
      filtered_count: filtered.length,
      item_count: items.length,
      items: await mapInPortions(items, toJson),
      page: wanted.page,
      page_count: Math.ceil(filtered.length / wanted.pageSize),
      page_size: wanted.pageSize,
      total_count: listing.rows.length,
    },
  };
}

/** Answers with all rows: of some lists RabbitMQ has no pages, and asking for one changes nothing. */
export async function listedWhole<Row>(listing: Listing<Row>, query: URLSearchParams): Promise<Answer> {
  const sorted = await sortedRows(listing, query);
  return { status: 200, stream: rowsWritten(sorted, rowJson(listing, query)) };
}

/** An object with the columns that the query wants. */
export function withColumns(json: JsonObject, query: URLSearchParams): Answer {
  return { status: 200, json: columnsOf(query)?.(json) ?? json };
}

function startOf({ page, pageSize }: WantedPage, length: number): number {
  const from = (page - 1) * pageSize;
  if (from <= length) return from;
  const said = `page: ${page} page size: ${pageSize}, len: ${length}`;
  throw new HttpError(400, 'page_out_of_range', `Page out of range, ${said}`);
}

function rowJson<Row>(listing: Listing<Row>, query: URLSearchParams): (row: Row) => JsonObject {
  const columns = columnsOf(query);
  if (columns === undefined) return (row) => listing.json(row);
  const quick = quickColumns(listing, query.get('columns')!);
  return quick ?? ((row) => columns(listing.json(row)));
}

/** When there is a quick way to all columns that are wanted, none of the others is made. */
function quickColumns<Row>({ quick = {} }: Listing<Row>, columns: string): ((row: Row) => JsonObject) | undefined {
  const names = [...new Set(columns.split(','))];
  if (!names.every((name) => Object.hasOwn(quick, name) && !name.includes('.'))) return undefined;
  const ways = names.map((name) => [name, quick[name]!] as const);
  return (row) => Object.fromEntries(ways.map(([name, way]) => [name, way(row)]));
}

async function sortedRows<Row>(listing: Listing<Row>, query: URLSearchParams): Promise<readonly Row[]> {
  const { rows, quick = {}, compare } = listing;
  const isReverse = query.get('sort_reverse') === 'true';
  const sort = query.get('sort') ?? '';
  if (sort === '') {
    const sorted = compare === undefined ? rows : await sortInPortions(rows, compare);
    return isReverse ? sorted.toReversed() : sorted;
  }
  const path = sort.split('.');
  const keyOf = Object.hasOwn(quick, sort) ? quick[sort]! : (row: Row) => valueAt(listing.json(row), path);
  const keyed = await mapInPortions(rows, (row) => ({ row, key: keyOf(row) }));
  const sorted = await sortInPortions(
    keyed,
    compare === undefined
      ? (a, b) => compareValues(a.key, b.key)
      : (a, b) => compareValues(a.key, b.key) || compare(a.row, b.row),
  );
  if (isReverse) sorted.reverse();
  return mapInPortions(sorted, ({ row }) => row);
}

/** The text of a list, portion by portion. */
export async function* rowsWritten<Row>(
  rows: readonly Row[],
  toJson: (row: Row) => JsonObject,
): AsyncGenerator<string> {
  const portions = new Portions();
  let text = '[';
  let separator = '';
  for (const row of rows) {
    text += separator + JSON.stringify(toJson(row));
    separator = ',';
    if (!portions.isOver() && text.length < CHUNK_LENGTH) continue;
    yield text;
    text = '';
    await portions.rest();
  }
  yield `${text}]`;
}

/** Characters of an answer that are written in one go. */
const CHUNK_LENGTH = 64 * 1024;
