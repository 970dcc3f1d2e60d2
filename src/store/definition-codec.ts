/**
 * Definitions as bytes: a name that says which one it is, and a value with its properties.
 *
 * Both begin with an octet: the kind of the definition, and the format of the value. A later version
 * that adds a property adds it at the end, under a new format, and reads the older ones.
 */
import type { DefinitionEntry } from '../core/definitions.js';
import { Reader } from '../wire/values/reader.js';
import { Writer } from '../wire/values/writer.js';

const FORMAT = 1;

const kinds = { vhost: 'v', exchange: 'e', queue: 'q', binding: 'b' } as const;

/** The order in which definitions can be restored: what one refers to comes before it. */
export const kindsInOrder: readonly DefinitionEntry['kind'][] = ['vhost', 'exchange', 'queue', 'binding'];

/** A definition as it is stored; queues have a number of their own. */
export interface StoredDefinition {
  readonly entry: DefinitionEntry;
  readonly queueId: number;
}

/** Tells the definition from all others. */
export function encodeName(entry: DefinitionEntry): Buffer {
  const writer = new Writer();
  writer.octet(kinds[entry.kind].charCodeAt(0));
  switch (entry.kind) {
    case 'vhost':
      writer.shortstr(entry.name);
      break;
    case 'exchange':
    case 'queue':
      writer.shortstr(entry.vhost);
      writer.shortstr(entry.definition.name);
      break;
    case 'binding':
      writer.shortstr(entry.vhost);
      writer.shortstr(entry.source);
      writer.octet(entry.destinationKind === 'queue' ? 1 : 0);
      writer.shortstr(entry.destination);
      writer.shortstr(entry.routingKey);
      // Arguments in any order are the same binding.
      writer.table(new Map([...entry.arguments].sort(([a], [b]) => (a < b ? -1 : 1))));
      break;
  }
  return Buffer.from(writer.written());
}

export function encodeValue({ entry, queueId }: StoredDefinition): Buffer {
  const writer = new Writer();
  writer.octet(FORMAT);
  switch (entry.kind) {
    case 'vhost':
      break;
    case 'exchange': {
      const { type, durable, autoDelete, internal, arguments: args } = entry.definition;
      writer.shortstr(type);
      writer.octet(flags(durable, autoDelete, internal));
      writer.table(args);
      break;
    }
    case 'queue': {
      const { durable, exclusive, autoDelete, arguments: args } = entry.definition;
      writer.long(queueId);
      writer.octet(flags(durable, autoDelete, exclusive));
      writer.table(args);
      break;
    }
    case 'binding':
      writer.table(entry.arguments);
      break;
  }
  return Buffer.from(writer.written());
}

/**
 * @returns `undefined` when the definition is of a kind or format that this version does not know
 * @throws ConnectionError when the bytes make no sense
 */
export function decodeDefinition(name: Buffer, value: Buffer): StoredDefinition | undefined {
  const of = new Reader().aim(name);
  const properties = new Reader().aim(value);
  const letter = String.fromCharCode(of.octet());
  if (properties.octet() !== FORMAT) return undefined;
  switch (letter) {
    case kinds.vhost:
      return { entry: { kind: 'vhost', name: of.shortstr() }, queueId: 0 };
    case kinds.exchange: {
      const vhost = of.shortstr();
      const exchange = of.shortstr();
      const type = properties.shortstr();
      const [durable, autoDelete, internal] = unflag(properties.octet());
      const definition = { name: exchange, type, durable, autoDelete, internal, arguments: properties.table() };
      return { entry: { kind: 'exchange', vhost, definition }, queueId: 0 };
    }
    case kinds.queue: {
      const vhost = of.shortstr();
      const queue = of.shortstr();
      const queueId = properties.long();
      const [durable, autoDelete, exclusive] = unflag(properties.octet());
      const definition = { vhost, name: queue, durable, exclusive, autoDelete, arguments: properties.table() };
      return { entry: { kind: 'queue', vhost, definition }, queueId };
    }
    case kinds.binding:
      return { entry: decodeBinding(of, properties), queueId: 0 };
    default:
      return undefined;
  }
}

function decodeBinding(of: Reader, properties: Reader): DefinitionEntry {
  return {
    kind: 'binding',
    vhost: of.shortstr(),
    source: of.shortstr(),
    destinationKind: of.octet() === 1 ? 'queue' : 'exchange',
    destination: of.shortstr(),
    routingKey: of.shortstr(),
    arguments: properties.table(),
  };
}

function flags(...bits: readonly boolean[]): number {
  return bits.reduce((sum, bit, index) => sum + (bit ? 1 << index : 0), 0);
}

function unflag(octet: number): [boolean, boolean, boolean] {
  return [(octet & 1) !== 0, (octet & 2) !== 0, (octet & 4) !== 0];
}
