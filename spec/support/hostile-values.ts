/**
 * Hostile streams with field tables and names that are cut, lie about their length, are nested
 * without end, or hold any byte.
 */
import {
  array,
  field,
  headerFrame,
  long,
  longlong,
  longstr,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
  table,
  tableOf,
} from './amqp-bytes.js';
import { closeConnection, startOk } from './hostile-phases.js';
import { type Family, type HostileStream, stream } from './hostile-stream.js';
import type { Random } from './random.js';

const declareQueue = (random: Random, bytes: Buffer): Buffer =>
  methodFrame(1, 50, 10, short(0), shortstr(random.word(12)), octet(4), bytes);

/** Methods whose last argument is a table, and a content header with nothing but one. */
const carriers: readonly ((random: Random, table: Buffer) => Buffer)[] = [
  declareQueue,
  (random, bytes) => methodFrame(1, 40, 10, short(0), shortstr(random.word(12)), shortstr('topic'), octet(4), bytes),
  (random, bytes) =>
    Buffer.concat([
      declareQueue(random, table()),
      methodFrame(1, 50, 20, short(0), shortstr(''), shortstr('amq.headers'), shortstr('k'), octet(0), bytes),
      methodFrame(1, 60, 20, short(0), shortstr(''), shortstr(''), octet(0), bytes),
      publish(1, 'amq.headers', 'k'),
      headerFrame(1, 0, Buffer.concat([short(0x2000), bytes])),
    ]),
  (random, bytes) =>
    Buffer.concat([
      declareQueue(random, table()),
      methodFrame(1, 50, 50, short(0), shortstr(''), shortstr('amq.topic'), shortstr('k'), bytes),
    ]),
  (_random, bytes) =>
    Buffer.concat([publish(1, 'amq.headers', 'k'), headerFrame(1, 0, Buffer.concat([short(0x2000), bytes]))]),
];

function carried(random: Random, bytes: Buffer, expected: string): HostileStream {
  return stream('channel', expected, random.pick(carriers)(random, bytes), closeConnection);
}

/** In a method or header; or in a handshake, where other arguments stand behind the table. */
function refused(random: Random, bytes: Buffer): HostileStream {
  if (!random.oneIn(6)) return carried(random, bytes, 'connection 501');
  return stream('greeted', 'connection 501', startOk('PLAIN', '\0guest\0guest', bytes));
}

/** A table that holds a table or array, which holds a table or array, `depth` times. */
function nested(depth: number, kinds: () => 'A' | 'F'): Buffer {
  let inner: Buffer = Buffer.alloc(0);
  let kind = kinds();
  for (let level = depth; level > 0; level--) {
    const outer = level === 1 ? 'F' : kinds();
    const name = outer === 'F' ? shortstr('k') : Buffer.alloc(0);
    inner = Buffer.concat([name, Buffer.from(kind), long(inner.length), inner]);
    kind = outer;
  }
  return longstr(inner);
}

/** Fields of every type, at their extremes. */
const anyFields: readonly ((random: Random) => Buffer)[] = [
  (random) => field('t', octet(random.below(256))),
  (random) => field(random.pick(['b', 'B']), random.bytes(1)),
  (random) => field(random.pick(['s', 'u']), random.bytes(2)),
  (random) => field(random.pick(['I', 'i', 'f']), random.bytes(4)),
  (random) => field('D', random.bytes(5)),
  (random) => field(random.pick(['l', 'L', 'd', 'T']), random.bytes(8)),
  () => field('d', longlong(0x7ff8_0000_0000_0000n)), // not a number
  (random) => field(random.pick(['l', 'L', 'T']), longlong(0x8000_0000_0000_0000n)),
  (random) => field(random.pick(['S', 'x']), longstr(random.bytes(random.below(40)))),
  () => field('V'),
  (random) => field('A', array(...Array.from({ length: random.below(6) }, () => field('V')))),
  () => field('F', table()),
];

const anyField = (random: Random): Buffer => random.pick(anyFields)(random);

const entries = (random: Random, count: number): Buffer =>
  tableOf(Array.from({ length: count }, () => [`n${random.word(random.below(9))}`, anyField(random)] as const));

/** All but line ends, which are dropped from names that are declared. */
const nameBytes = (random: Random, length: number): Buffer =>
  Buffer.from(random.bytes(length).map((byte) => (byte === 0x0a || byte === 0x0d ? 0xff : byte)));

const unknownLetters = Array.from({ length: 256 }, (_, byte) => byte).filter(
  (byte) => !'tbBsuIilLfdDSxAFTV'.includes(String.fromCharCode(byte)),
);

export const hostileValues: Readonly<Record<string, Family>> = {
  'tables nested far too deep': (random) => {
    const kinds = random.pick([() => 'A' as const, () => 'F' as const, () => random.pick(['A', 'F'] as const)]);
    return refused(random, nested(random.oneIn(4) ? 1000 : random.between(70, 300), kinds));
  },
  'tables nested deep': (random) =>
    carried(
      random,
      nested(random.between(10, 60), () => random.pick(['A', 'F'] as const)),
      'closed',
    ),
  'an unknown type of field': (random) => {
    const unknown = Buffer.concat([octet(random.pick(unknownLetters)), random.bytes(random.below(9))]);
    return refused(random, tableOf([...(random.oneIn(2) ? [['a', field('V')] as const] : []), ['b', unknown]]));
  },
  'a table that says it is longer': (random) => {
    const bytes = entries(random, random.below(4));
    bytes.writeUInt32BE(random.pick([0x7fff_ffff, 0x8000_0000, 0xffff_ffff, bytes.length + 10_000]), 0);
    return refused(random, bytes);
  },
  'a table that says it is shorter': (random) => {
    const bytes = entries(random, random.between(1, 4));
    bytes.writeUInt32BE(random.below(bytes.length - 4), 0);
    return carried(random, bytes, 'connection 501');
  },
  'a table that is cut': (random) => {
    const whole = entries(random, random.between(1, 4)).subarray(4);
    // An entry is at least a name's length, one letter and a letter of the type: a cut within the first is one in any.
    const bytes = whole.subarray(0, random.between(1, 1 + whole[0]!));
    return refused(random, Buffer.concat([long(bytes.length), bytes]));
  },
  'a string that says it is longer': (random) => {
    const text = random.pick([
      field(random.pick(['S', 'x']), long(random.pick([100_000, 0x8000_0000, 0xffff_ffff])), random.bytes(20)),
      field(random.pick(['A', 'F']), long(random.pick([100_000, 0x8000_0000, 0xffff_ffff])), random.bytes(20)),
    ]);
    return refused(random, tableOf([['k', text]]));
  },
  'a name that runs over the end': (random) => {
    const bytes = Buffer.concat([octet(0xff), random.bytes(random.below(60))]);
    return refused(random, Buffer.concat([long(bytes.length), bytes]));
  },
  'tables full of odd values': (random) => carried(random, entries(random, random.below(60)), 'closed'),
  'an array of thousands of voids': (random) =>
    carried(random, table({ voids: field('A', longstr(Buffer.alloc(random.between(1000, 10_000), 'V'))) }), 'closed'),
  'a table with one name a hundred times': (random) =>
    carried(random, tableOf(Array.from({ length: 100 }, () => ['same', anyField(random)] as const)), 'closed'),

  'names of random bytes': (random) => {
    const name = nameBytes(random, random.between(20, 255));
    const key = random.bytes(random.below(256));
    const tag = random.bytes(random.between(1, 255));
    return stream(
      'channel',
      'closed',
      methodFrame(1, 50, 10, short(0), shortstr(name), octet(4), table()),
      methodFrame(1, 50, 20, short(0), shortstr(name), shortstr('amq.topic'), shortstr(key), octet(0), table()),
      methodFrame(1, 60, 20, short(0), shortstr(name), shortstr(tag), octet(random.below(4)), table()),
      publish(1, 'amq.topic', key),
      headerFrame(1, 0),
      publish(1, '', name, 1),
      headerFrame(1, 0),
      methodFrame(1, 60, 30, shortstr(tag), octet(0)),
      closeConnection,
    );
  },
  'a queue that nobody declared': (random) => {
    const name = shortstr(nameBytes(random, random.between(20, 255)));
    const wanted = random.pick([
      methodFrame(1, 50, 10, short(0), name, octet(1), table()),
      methodFrame(1, 60, 20, short(0), name, shortstr(''), octet(0), table()),
      methodFrame(1, 60, 70, short(0), name, octet(0)),
      methodFrame(1, 50, 30, short(0), name, octet(0)),
    ]);
    return stream('channel', 'channel 404', wanted);
  },
};
