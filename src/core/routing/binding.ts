/**
 * A binding: from an exchange to a destination, under a binding key and arguments.
 */
import { Writer } from '../../wire/values/writer.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import type { Queue } from '../queue/queue.js';
import type { Exchange } from './exchange.js';

/** What a binding leads to. */
export type Destination = Queue | Exchange;

export interface Binding {
  readonly source: Exchange;
  readonly destination: Destination;
  readonly routingKey: string;
  readonly arguments: FieldTable;
}

/** Identifies a binding of one exchange: same destination, key and arguments (in any order) are the same binding. */
export function bindingIdentity(destination: Destination, routingKey: string, args: FieldTable): string {
  const { kind, name } = destination;
  // Names and keys may hold any byte: only their lengths tell where one ends.
  const identity = `${kind} ${name.length} ${routingKey.length} ${name}${routingKey}`;
  return args.size === 0 ? identity : `${identity}${canonicalArguments(args)}`;
}

function canonicalArguments(args: FieldTable): string {
  const sorted = [...args].sort(([a], [b]) => (a < b ? -1 : 1));
  const writer = new Writer();
  writer.table(new Map(sorted));
  return writer.written().toString('latin1');
}
