/**
 * What an honest client sends, a bit of everything, frame by frame: the raw material of mutations.
 *
 * Queues are the connection's own and exchanges go with them, so that little is left behind.
 */
import {
  array,
  bodyFrame,
  field,
  headerFrame,
  heartbeat,
  long,
  longlong,
  longstr,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
  table,
} from './amqp-bytes.js';
import { closeConnection, openChannel } from './hostile-phases.js';
import type { Random } from './random.js';

interface Names {
  readonly queue: Buffer;
  readonly exchange: Buffer;
  readonly channel: number;
}

type Step = (names: Names, random: Random) => readonly Buffer[];

const lastQueue = shortstr('');

const headers = table({
  text: field('S', longstr('value')),
  number: field('l', longlong(-5)),
  list: field('A', array(field('t', octet(1)), field('I', long(7)))),
  inner: field('F', table({ nothing: field('V') })),
});

/** content-type, headers, delivery-mode, priority, correlation-id, reply-to, expiration, timestamp. */
const properties = Buffer.concat([
  short(0xbf40),
  shortstr('text/plain'),
  headers,
  octet(2),
  octet(5),
  shortstr('id'),
  shortstr('answers'),
  shortstr('60000'),
  longlong(1_700_000_000),
]);

function content(channel: number, body: Buffer, random: Random): readonly Buffer[] {
  const half = body.length >> 1;
  return [
    headerFrame(channel, body.length, random.oneIn(2) ? properties : short(0)),
    ...(random.oneIn(2) ? [body] : [body.subarray(0, half), body.subarray(half)])
      .filter((part) => part.length > 0)
      .map((part) => bodyFrame(channel, part)),
  ];
}

function published(channel: number, queue: Buffer, count: number, random: Random): readonly Buffer[] {
  return Array.from({ length: count }, () => [
    methodFrame(channel, 60, 40, short(0), shortstr(''), queue, octet(1)),
    ...content(channel, random.bytes(random.below(60)), random),
  ]).flat();
}

/** Arguments that name an exchange, given as a shortstr, as the alternate one. */
const alternate = (exchange: Buffer): Buffer =>
  table({ 'alternate-exchange': field('S', longstr(exchange.subarray(1))) });

const steps: readonly Step[] = [
  ({ queue, exchange, channel }, random) => [
    methodFrame(
      channel,
      50,
      20,
      short(0),
      queue,
      exchange,
      shortstr('a.*'),
      octet(0),
      random.oneIn(2) ? headers : table(),
    ),
  ],
  ({ queue, channel }, random) => [
    methodFrame(
      channel,
      50,
      20,
      short(0),
      queue,
      shortstr(random.pick(['amq.topic', 'amq.direct'])),
      shortstr('a.b'),
      octet(0),
      table(),
    ),
  ],
  ({ exchange, channel }) => [
    methodFrame(channel, 40, 30, short(0), exchange, shortstr('amq.fanout'), shortstr(''), octet(0), table()),
  ],
  ({ exchange, channel }) => [
    methodFrame(channel, 40, 40, short(0), exchange, shortstr('amq.fanout'), shortstr(''), octet(0), table()),
  ],
  ({ exchange, channel }, random) => [
    methodFrame(channel, 60, 40, short(0), exchange, shortstr('a.b'), octet(random.below(2))),
    ...content(channel, random.bytes(random.below(300)), random),
  ],
  ({ channel }, random) => [
    publish(channel, random.pick(['amq.topic', 'amq.headers', 'amq.fanout']), 'a.b'),
    ...content(channel, random.bytes(random.below(300)), random),
  ],
  ({ queue, channel }, random) => [
    methodFrame(channel, 60, 40, short(0), shortstr(''), queue, octet(1)),
    ...content(channel, random.bytes(random.below(60)), random),
  ],
  ({ queue, channel }, random) => [
    methodFrame(channel, 60, 20, short(0), queue, shortstr(random.word(3)), octet(random.below(4)), table()),
  ],
  ({ channel }) => [methodFrame(channel, 60, 70, short(0), lastQueue, octet(0))],
  ({ channel }) => [methodFrame(channel, 60, 70, short(0), lastQueue, octet(1))],
  ({ channel }, random) => [methodFrame(channel, 60, 80, longlong(random.below(4)), octet(1))],
  ({ channel }, random) => [methodFrame(channel, 60, 120, longlong(0), octet(random.pick([1, 3])))],
  ({ channel }, random) => [methodFrame(channel, 60, 90, longlong(random.between(1, 3)), octet(random.below(2)))],
  ({ channel }) => [methodFrame(channel, 60, 110, octet(1))],
  ({ channel }, random) => [methodFrame(channel, 60, 10, long(0), short(random.below(4)), octet(random.below(2)))],
  ({ channel }, random) => [methodFrame(channel, 20, 20, octet(random.below(2)))],
  ({ channel }, random) => [methodFrame(channel, random.pick([85, 90]), 10, ...[octet(0)])],
  ({ channel }, random) => [methodFrame(channel, 90, random.pick([20, 30]))],
  ({ queue, channel }) => [methodFrame(channel, 50, 30, short(0), queue, octet(0))],
  ({ queue, channel }) => [methodFrame(channel, 50, 40, short(0), queue, octet(0))],
  ({ channel }) => [methodFrame(channel, 30, 10, shortstr('/data'), octet(0x1f))],
  () => [heartbeat()],
  // A transaction, kept or not.
  ({ queue, channel }, random) => [
    methodFrame(channel, 90, 10),
    ...published(channel, queue, random.between(1, 3), random),
    methodFrame(channel, 60, 70, short(0), queue, octet(0)),
    methodFrame(channel, 60, 80, longlong(0), octet(1)),
    methodFrame(channel, 90, random.pick([20, 30])),
  ],
  // Deliveries that are settled out of order.
  ({ queue, channel }, random) => [
    ...published(channel, queue, 5, random),
    ...Array.from({ length: 5 }, () => methodFrame(channel, 60, 70, short(0), queue, octet(0))),
    ...[4, 2, 5].map((tag) => methodFrame(channel, 60, 120, longlong(tag), octet(random.pick([0, 2])))),
    methodFrame(channel, 60, 80, longlong(3), octet(1)),
  ],
  // A queue that outlives its connection, with a consumer that takes little at a time.
  ({ channel }, random) => {
    const name = shortstr(random.word(12));
    return [
      methodFrame(channel, 50, 10, short(0), name, octet(random.pick([2, 10])), table()),
      methodFrame(channel, 85, 10, octet(random.below(2))),
      ...published(channel, name, random.between(2, 5), random),
      methodFrame(channel, 60, 10, long(0), short(1), octet(random.below(2))),
      methodFrame(channel, 60, 20, short(0), name, shortstr(random.word(4)), octet(0), table()),
      methodFrame(channel, 60, 80, longlong(1), octet(0)),
    ];
  },
  // A body of some size, and where it goes when nothing is bound.
  ({ queue, exchange, channel }, random) => [
    methodFrame(
      channel,
      40,
      10,
      short(0),
      shortstr(random.word(12)),
      shortstr('fanout'),
      octet(4),
      alternate(exchange),
    ),
    methodFrame(channel, 50, 20, short(0), queue, exchange, shortstr('a.b'), octet(0), table()),
    methodFrame(channel, 60, 40, short(0), exchange, shortstr('a.b'), octet(1)),
    ...content(channel, Buffer.alloc(random.between(8000, 16_000)), random),
  ],
];

/** Frames for a connection that has channel 1 open; now and then the last one closes it. */
export function honestFrames(random: Random): Buffer[] {
  const names: Names = { queue: shortstr(random.word(12)), exchange: shortstr(random.word(12)), channel: 1 };
  const frames = [
    methodFrame(1, 50, 10, short(0), names.queue, octet(random.pick([4, 6, 12])), table()),
    methodFrame(
      1,
      40,
      10,
      short(0),
      names.exchange,
      shortstr(random.pick(['topic', 'direct', 'fanout', 'headers'])),
      octet(4),
      table(),
    ),
    openChannel(2),
  ];
  for (let count = random.between(2, 8); count > 0; count--) {
    frames.push(...random.pick(steps)({ ...names, channel: random.pick([1, 1, 1, 2]) }, random));
  }
  if (random.oneIn(4)) frames.push(methodFrame(1, 20, 40, short(200), shortstr(''), short(0), short(0)));
  if (random.oneIn(4)) frames.push(closeConnection);
  return frames;
}
