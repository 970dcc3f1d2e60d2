/**
 * What all lists have in common: a resource of the management API, columns of which some are shown, order, a filter.
 */
import { Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { type CliCommand, type Example, defineCommand } from '../../command.js';
import type { Context } from '../../context.js';
import { wrongUse } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { type Column, type Row, type Value, cellText } from '../../output/format.js';
import { presentRows } from '../../output/present.js';

export interface Listing {
  /** Below `/api`; its rows are objects. */
  readonly resource: string;
  /** True where it may be asked for one vhost alone; lists of a vhost's name have none. */
  readonly isOfVHost: boolean;
  /** Shown unless others are asked for. Keys are the API's, with a dot for those inside. */
  readonly columns: readonly Column[];
  /** What rows are ordered by unless something else is asked for. */
  readonly order: readonly string[];
  /** What `--name` looks at. Default: `name`. */
  readonly nameKey?: string;
  readonly examples: readonly [Example, Example, ...Example[]];
}

interface Values {
  readonly columns?: readonly string[];
  readonly sort?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
  readonly name?: RegExp;
}

export function listCommand(listing: Listing): CliCommand {
  return defineCommand<Values, []>({
    speaks: 'http',
    examples: listing.examples,
    define: (command) =>
      command
        .addOption(
          new Option('--columns <keys>', `keys of the API, or all (default: ${keysOf(listing).join(',')})`).argParser(
            (text) => text.split(',').map((key) => key.trim()),
          ),
        )
        .option('--sort <key>', 'order by this key')
        .option('--reverse', 'the highest first')
        .addOption(new Option('--limit <number>', 'most rows').argParser(whole(1)))
        .addOption(new Option('--name <regexp>', 'only those with a name like this').argParser(pattern)),
    run: (context, values) => runListing(context, listing, values),
  });
}

async function runListing(context: Context, listing: Listing, values: Values): Promise<void> {
  const { resource, isOfVHost, columns: usual, nameKey = 'name' } = listing;
  const { columns: asked, sort, reverse = false, limit, name } = values;
  const client = await ManagementClient.of(context);
  const isAll = asked?.length === 1 && asked[0] === 'all';
  const columns = asked === undefined || isAll ? usual : asked.map((key) => columnFor(key, usual));
  const order = sort === undefined ? listing.order : [sort];
  const wanted = [...columns.map(({ key }) => key), ...order, nameKey, ...(isOfVHost ? ['vhost'] : [])];
  // A list of all queues with all that is known of each is a hundred times as long as what is shown of it.
  const query = isAll ? {} : { columns: [...new Set(wanted)].join(',') };
  const found = await client.list(resource, query, isOfVHost ? client.target.vhost : undefined);
  const rows = found.filter((row) => name === undefined || name.test(cellText(row[nameKey]))).map(flat);
  assertKnown(rows, sort, 'sort');
  for (const key of isAll ? [] : (asked ?? [])) assertKnown(rows, key, 'columns');
  const ordered = sorted(rows, order, reverse).slice(0, limit);
  if (isAll) return presentRows(context, columnsOf(ordered), ordered);
  return presentRows(
    context,
    columns,
    ordered.map((row) => picked(row, columns)),
  );
}

function keysOf({ columns }: Listing): string[] {
  return columns.map(({ key }) => key);
}

function columnFor(key: string, usual: readonly Column[]): Column {
  return usual.find((column) => column.key === key) ?? { key };
}

function columnsOf(rows: readonly Row[]): Column[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))].map((key) => ({ key }));
}

function picked(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null]));
}

/** Objects inside become keys with a dot, but for those with names of the user's own. */
function flat(row: Row): Row {
  return Object.fromEntries(Object.entries(row).flatMap(([key, value]) => entriesOf(key, value)));
}

const OWN_NAMES = new Set(['arguments', 'definition', 'effective_policy_definition', 'limits', 'metadata']);

function entriesOf(key: string, value: Value): (readonly [string, Value])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || OWN_NAMES.has(key)) return [[key, value]];
  return [
    [key, value],
    ...Object.entries(value as Row).flatMap(([inner, one]) => entriesOf(`${key}.${inner}`, one)),
  ].filter(([name]) => name !== key) as (readonly [string, Value])[];
}

/** Something may lack a key; that all do is a typing error, or nothing to be shown. */
function assertKnown(rows: readonly Row[], key: string | undefined, option: string): void {
  if (key === undefined || rows.length === 0 || rows.some((row) => key in row)) return;
  const known = rows.length === 0 ? '' : `; --columns all shows the keys that there are`;
  throw wrongUse(`--${option} ${key}: none has such a key${known}`);
}

function sorted(rows: readonly Row[], order: readonly string[], reverse: boolean): Row[] {
  const compare = (a: Row, b: Row): number => {
    for (const key of order) {
      const difference = compareValues(a[key], b[key]);
      if (difference !== 0) return reverse ? -difference : difference;
    }
    return 0;
  };
  return [...rows].sort(compare);
}

const texts = new Intl.Collator('en', { numeric: true });

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  // What has no value comes first, as if it were nothing.
  const [hasA, hasB] = [a !== undefined && a !== null, b !== undefined && b !== null];
  if (!hasA || !hasB) return Number(hasA) - Number(hasB);
  return texts.compare(cellText(a), cellText(b));
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw wrongUse(`--name ${text}: it is no regular expression`);
  }
}
