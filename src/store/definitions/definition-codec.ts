/**
 * Definitions as bytes: a name that says which one it is, and a value with its properties.
 *
 * Both begin with an octet: the kind of the definition, and the format of the value. A later version
 * that adds a property adds it at the end, under a new format, and reads the older ones.
 *
 * Each lane of a queue has a queue id of its own. Format 1 knows the first lane alone; format 2, for queues
 * of several, ends with the id of the second, which those of all others follow. Format 2 of a vhost is that
 * of one which is traced, and has no properties either; format 3 has all that is said of it.
 */
import type { DefinitionEntry, VHostEntry } from '../../core/definitions.js';
import { lanesOf } from '../../core/lane/lanes.js';
import type { AppliesTo, PolicyKind } from '../../core/policy/policy.js';
import type { QueueDefinition } from '../../core/queue/queue-definition.js';
import { Reader } from '../../wire/values/reader.js';
import { encodeText } from '../../wire/values/text.js';
import { Writer } from '../../wire/values/writer.js';
import { accessKinds, isAccess, longText, readAccess, writeAccessName, writeAccessValue } from './access-codec.js';
import { readDetails, writeDetails } from './vhost-codec.js';

const FORMAT = 1;
const FORMAT_LANES = 2;
const FORMAT_TRACED = 2;
const FORMAT_DETAILS = 3;

const kinds = {
  defaults: 'm',
  'global-parameter': 'g',
  vhost: 'v',
  ...accessKinds,
  parameter: 'r',
  policy: 'p',
  'operator-policy': 'o',
  exchange: 'e',
  queue: 'q',
  binding: 'b',
} as const;
/** Stands for 'q' where the queue holds what an exchange delays: there may be another queue of its name. */
const DELAYS = 'd';
/** The same where it keeps what an exchange has seen. */
const REMEMBERS = 's';

/** The order in which definitions can be restored: what one refers to comes before it. */
export const kindsInOrder: readonly DefinitionEntry['kind'][] = [
  'defaults',
  'global-parameter',
  'vhost',
  'user',
  'permission',
  'topic-permission',
  'vhost-limits',
  'parameter',
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
  if (isAccess(entry)) {
    writeAccessName(writer, entry);
    return Buffer.from(writer.written());
  }
  switch (entry.kind) {
    case 'defaults':
      break;
    case 'global-parameter':
    case 'vhost':
      writer.shortstr(entry.name);
      break;
    case 'parameter':
      for (const text of [entry.vhost, entry.component, entry.name]) writer.shortstr(text);
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
  writer.octet(formatOf(entry, secondLane !== undefined));
  if (isAccess(entry)) {
    writeAccessValue(writer, entry);
    return Buffer.from(writer.written());
  }
  switch (entry.kind) {
    case 'defaults':
      break;
    case 'vhost':
      if (entry.details !== undefined) writeDetails(writer, entry.details, entry.tracing === true);
      break;
    case 'parameter':
    case 'global-parameter':
      writer.longstr(encodeText(entry.json));
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
      writer.octet(flags(durable, autoDelete, exclusive, entry.paused === true));
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
  if (format < FORMAT || format > (formatsMax[letter] ?? FORMAT)) return undefined;
  switch (letter) {
    case kinds.defaults:
      return { entry: { kind: 'defaults' }, queueIds: [] };
    case kinds.vhost:
      return { entry: decodeVHost(of, properties, format), queueIds: [] };
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
    case REMEMBERS:
      return decodeQueue(of, properties, format, letter);
    case kinds.binding:
      return { entry: decodeBinding(of, properties), queueIds: [] };
    default: {
      const entry = readAccess(letter, of, properties) ?? readParameter(letter, of, properties);
      return entry && { entry, queueIds: [] };
    }
  }
}

/** The newest formats of those that have more than one. */
const formatsMax: Readonly<Record<string, number>> = {
  [kinds.vhost]: FORMAT_DETAILS,
  [kinds.queue]: FORMAT_LANES,
  [DELAYS]: FORMAT_LANES,
};

function formatOf(entry: DefinitionEntry, hasLanes: boolean): number {
  if (entry.kind !== 'vhost') return hasLanes ? FORMAT_LANES : FORMAT;
  if (entry.details !== undefined) return FORMAT_DETAILS;
  return entry.tracing === true ? FORMAT_TRACED : FORMAT;
}

/** What such queues are for, beside that of clients. */
const hiddenUses: Readonly<Record<string, Pick<QueueDefinition, 'delays' | 'remembers'>>> = {
  [DELAYS]: { delays: true },
  [REMEMBERS]: { remembers: true },
};

function letterOf(entry: DefinitionEntry): string {
  if (entry.kind !== 'queue') return kinds[entry.kind];
  const { delays = false, remembers = false } = entry.definition;
  if (delays) return DELAYS;
  return remembers ? REMEMBERS : kinds.queue;
}

function readParameter(letter: string, of: Reader, properties: Reader): DefinitionEntry | undefined {
  if (letter === kinds['global-parameter']) {
    return { kind: 'global-parameter', name: of.shortstr(), json: longText(properties) };
  }
  if (letter !== kinds.parameter) return undefined;
  const [vhost, component, name] = [of.shortstr(), of.shortstr(), of.shortstr()];
  return { kind: 'parameter', vhost, component, name, json: longText(properties) };
}

function decodeVHost(of: Reader, properties: Reader, format: number): VHostEntry {
  const entry = { kind: 'vhost', name: of.shortstr() } as const;
  if (format === FORMAT_DETAILS) return { ...entry, ...readDetails(properties) };
  return format === FORMAT_TRACED ? { ...entry, tracing: true } : entry;
}

function decodeQueue(of: Reader, properties: Reader, format: number, letter: string): StoredDefinition {
  const vhost = of.shortstr();
  const name = of.shortstr();
  const firstLane = properties.long();
  const [durable, autoDelete, exclusive, paused] = unflag(properties.octet());
  const common = { vhost, name, durable, exclusive, autoDelete, arguments: properties.table() };
  const definition = { ...common, ...hiddenUses[letter] };
  const queueIds = [firstLane];
  if (format === FORMAT_LANES) {
    const secondLane = properties.long();
    for (let lane = 1; lane < lanesOf(definition); lane++) queueIds.push(secondLane + lane - 1);
  }
  return { entry: { kind: 'queue', vhost, definition, ...(paused ? { paused } : {}) }, queueIds };
}

function decodePolicy(kind: PolicyKind, of: Reader, properties: Reader): DefinitionEntry {
  const vhost = of.shortstr();
  const name = of.shortstr();
  const policy = {
    name,
    pattern: longText(properties),
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

function unflag(octet: number): [boolean, boolean, boolean, boolean] {
  return [(octet & 1) !== 0, (octet & 2) !== 0, (octet & 4) !== 0, (octet & 8) !== 0];
}
