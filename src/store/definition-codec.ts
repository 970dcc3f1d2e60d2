/**
 * Definitions as bytes: a name that says which one it is, and a value with its properties.
 *
 * Both begin with an octet: the kind of the definition, and the format of the value. A later version
 * that adds a property adds it at the end, under a new format, and reads the older ones.
 *
 * Each lane of a queue has a queue id of its own. Format 1 knows the first lane alone; format 2, for queues
 * of several, ends with the id of the second, which those of all others follow.
 */
import type { DefinitionEntry } from '../core/definitions.js';
import { lanesOf } from '../core/lane/lanes.js';
import type { AppliesTo, PolicyKind } from '../core/policy/policy.js';
import { Reader } from '../wire/values/reader.js';
import { decodeText, encodeText } from '../wire/values/text.js';
import { Writer } from '../wire/values/writer.js';

const FORMAT = 1;
const FORMAT_LANES = 2;

const kinds = {
  vhost: 'v',
  policy: 'p',
  'operator-policy': 'o',
  exchange: 'e',
  queue: 'q',
  binding: 'b',
} as const;
/** Stands for 'q' where the queue holds what an exchange delays: there may be another queue of its name. */
const DELAYS = 'd';

/** The order in which definitions can be restored: what one refers to comes before it. */
export const kindsInOrder: readonly DefinitionEntry['kind'][] = [
  'vhost',
  'policy',
  'operator-policy',
  'exchange',
  'queue',
  'binding',
];

/** A definition as it is stored. */
export interface StoredDefinition {
  readonly entry: DefinitionEntry;
  /** Of a queue: the ids of its lanes, in their order. Fewer than it has now in what an older version wrote. */
  readonly queueIds: readonly number[];
}

/** Tells the definition from all others. */
export function encodeName(entry: DefinitionEntry): Buffer {
  const writer = new Writer();
  writer.octet(letterOf(entry).charCodeAt(0));
  switch (entry.kind) {
    case 'vhost':
      writer.shortstr(entry.name);
      break;
    case 'exchange':
    case 'queue':
      writer.shortstr(entry.vhost);
      writer.shortstr(entry.definition.name);
      break;
    case 'policy':
    case 'operator-policy':
      writer.shortstr(entry.vhost);
      writer.shortstr(entry.policy.name);
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

export function encodeValue({ entry, queueIds }: StoredDefinition): Buffer {
  const writer = new Writer();
  const [firstLane = 0, secondLane] = queueIds;
  writer.octet(secondLane === undefined ? FORMAT : FORMAT_LANES);
  switch (entry.kind) {
    case 'vhost':
      break;
    case 'policy':
    case 'operator-policy': {
      const { pattern, appliesTo, priority, definition } = entry.policy;
      writer.longstr(encodeText(pattern));
      writer.shortstr(appliesTo);
      writer.signedLonglong(priority);
      writer.table(definition);
      break;
    }
    case 'exchange': {
      const { type, durable, autoDelete, internal, arguments: args } = entry.definition;
      writer.shortstr(type);
      writer.octet(flags(durable, autoDelete, internal));
      writer.table(args);
      break;
    }
    case 'queue': {
      const { durable, exclusive, autoDelete, arguments: args } = entry.definition;
      writer.long(firstLane);
      writer.octet(flags(durable, autoDelete, exclusive));
      writer.table(args);
      if (secondLane !== undefined) writer.long(secondLane);
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
  const format = properties.octet();
  const isKnown = format === FORMAT || (format === FORMAT_LANES && (letter === kinds.queue || letter === DELAYS));
  if (!isKnown) return undefined;
  switch (letter) {
    case kinds.vhost:
      return { entry: { kind: 'vhost', name: of.shortstr() }, queueIds: [] };
    case kinds.policy:
      return { entry: decodePolicy('policy', of, properties), queueIds: [] };
    case kinds['operator-policy']:
      return { entry: decodePolicy('operator-policy', of, properties), queueIds: [] };
    case kinds.exchange: {
      const vhost = of.shortstr();
      const exchange = of.shortstr();
      const type = properties.shortstr();
      const [durable, autoDelete, internal] = unflag(properties.octet());
      const definition = { name: exchange, type, durable, autoDelete, internal, arguments: properties.table() };
      return { entry: { kind: 'exchange', vhost, definition }, queueIds: [] };
    }
    case kinds.queue:
    case DELAYS:
      return decodeQueue(of, properties, format, letter === DELAYS);
    case kinds.binding:
      return { entry: decodeBinding(of, properties), queueIds: [] };
    default:
      return undefined;
  }
}

function letterOf(entry: DefinitionEntry): string {
  return entry.kind === 'queue' && entry.definition.delays === true ? DELAYS : kinds[entry.kind];
}

function decodeQueue(of: Reader, properties: Reader, format: number, delays: boolean): StoredDefinition {
  const vhost = of.shortstr();
  const name = of.shortstr();
  const firstLane = properties.long();
  const [durable, autoDelete, exclusive] = unflag(properties.octet());
  const common = { vhost, name, durable, exclusive, autoDelete, arguments: properties.table() };
  const definition = delays ? { ...common, delays } : common;
  const queueIds = [firstLane];
  if (format === FORMAT_LANES) {
    const secondLane = properties.long();
    for (let lane = 1; lane < lanesOf(definition); lane++) queueIds.push(secondLane + lane - 1);
  }
  return { entry: { kind: 'queue', vhost, definition }, queueIds };
}

function decodePolicy(kind: PolicyKind, of: Reader, properties: Reader): DefinitionEntry {
  const vhost = of.shortstr();
  const name = of.shortstr();
  const pattern = properties.longstr();
  const policy = {
    name,
    pattern: decodeText(pattern, 0, pattern.length),
    // Whether it is a word that this version knows is for the core to judge.
    appliesTo: properties.shortstr() as AppliesTo,
    priority: Number(properties.signedLonglong()),
    definition: properties.table(),
  };
  return { kind, vhost, policy };
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
