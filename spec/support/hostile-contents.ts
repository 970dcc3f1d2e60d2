/**
 * Hostile streams whose methods, content headers and bodies do not fit together.
 */
import {
  type Text,
  bodyFrame,
  bodyFrames,
  field,
  frame,
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
} from './amqp-bytes.js';
import { closeConnection, hostileLimits, openChannel } from './hostile-phases.js';
import { type Family, stream } from './hostile-stream.js';
import type { Random } from './random.js';

const { bodySizeMax, bodySizeRefused, transactionBytesMax, unfinishedBytesMax } = hostileLimits;

/** A header frame whose every field is given. */
const header = (channel: number, classId: number, weight: number, bodySize: number | bigint): Buffer =>
  frame(2, channel, short(classId), short(weight), longlong(bodySize), short(0));

const content = (channel: number, routingKey: Text, body: Buffer): Buffer =>
  Buffer.concat([
    publish(channel, '', routingKey),
    headerFrame(channel, body.length),
    bodyFrames(channel, body, 100_000),
  ]);

const times = (count: number, make: (index: number) => Buffer): Buffer =>
  Buffer.concat(Array.from({ length: count }, (_, index) => make(index)));

const qos = methodFrame(1, 60, 10, long(0), short(1), octet(0));

/** Three properties with their flags: content-type, delivery-mode and message-id. */
const properties = (random: Random): Buffer =>
  Buffer.concat([short(0x9080), shortstr(random.word(9)), octet(2), shortstr(random.bytes(20))]);

function cutProperties(random: Random): Buffer {
  const whole = properties(random);
  return whole.subarray(0, random.between(2, whole.length - 1));
}

const brokenProperties: readonly ((random: Random) => Buffer)[] = [
  cutProperties,
  (random) => Buffer.concat([properties(random), random.bytes(random.between(1, 9))]), // more than the flags say
  () => Buffer.alloc(0), // not even flags
  () => octet(0x80), // half of the flags
  () => short(0x0001), // flags go on, but do not
  () => Buffer.concat([short(0x0001), short(0x8000), shortstr('text/plain')]), // properties that there are not
  (random) => times(random.between(2, 2000), () => short(0x0001)), // flags that go on without end
  (random) => Buffer.concat([short(0x2000), long(random.between(5, 0xffff_ffff)), Buffer.alloc(4)]), // a table too long
];

export const hostileContents: Readonly<Record<string, Family>> = {
  'content without a method': (random) => {
    const channel = random.below(2);
    const frames = [
      headerFrame(channel, 3),
      headerFrame(channel, 0),
      bodyFrame(channel, 'abc'),
      bodyFrame(channel, ''),
    ];
    return stream('channel', 'connection 505', random.pick(frames), random.bytes(9));
  },
  'content on a channel that is not open': (random) => {
    const channel = random.between(2, 0xffff);
    const frames = [
      headerFrame(channel, 3),
      bodyFrame(channel, 'abc'),
      bodyFrame(channel, ''),
      publish(channel, '', 'k'),
    ];
    return stream('channel', 'connection 504', random.pick(frames));
  },
  'content on channel 0': (random) => {
    const sent = [
      publish(0, '', 'k'),
      methodFrame(0, 60, 60, shortstr('t'), longlong(1), octet(0), shortstr(''), shortstr('')),
    ];
    return stream('channel', 'connection 503', random.pick(sent), headerFrame(0, 0));
  },
  'a body before its header': (random) => {
    const body = bodyFrame(1, random.bytes(random.below(50)));
    return stream('channel', 'connection 505', publish(1, '', 'k'), body);
  },
  'a method inside of content': (random) => {
    const begun = random.pick([
      Buffer.alloc(0),
      headerFrame(1, 9),
      Buffer.concat([headerFrame(1, 9), bodyFrame(1, 'abcd')]),
    ]);
    const method = random.pick([qos, publish(1, '', 'k'), methodFrame(1, 90, 10), openChannel(1)]);
    return stream('channel', 'connection 505', publish(1, '', 'k'), begun, method);
  },
  'two headers': () => stream('channel', 'connection 505', publish(1, '', 'k'), headerFrame(1, 9), headerFrame(1, 9)),
  'a header of another class': (random) => {
    const classId = random.pick([0, 10, 20, 40, 50, 61, 85, 90, 0xffff]);
    return stream('channel', 'connection 505', publish(1, '', 'k'), header(1, classId, 0, 0));
  },
  'a header with a weight': (random) =>
    stream('channel', 'connection 501', publish(1, '', 'k'), header(1, 60, random.between(1, 0xffff), random.below(2))),
  'a header that is too short': (random) =>
    stream(
      'channel',
      'connection 501',
      publish(1, '', 'k'),
      frame(2, 1, header(1, 60, 0, 0).subarray(7, 7 + random.below(13))),
    ),
  'a body size beyond all bounds': (random) => {
    const size = random.pick([BigInt(bodySizeRefused) + 1n, 0xffff_ffffn, 1n << 53n, 1n << 63n, (1n << 64n) - 1n]);
    return stream('channel', 'connection 501', publish(1, '', 'k'), header(1, 60, 0, size), bodyFrame(1, 'abc'));
  },
  'a body larger than allowed': (random) => {
    const body = Buffer.alloc(bodySizeMax + random.between(1, 9000));
    const ending = [methodFrame(1, 20, 41), openChannel(1), closeConnection];
    return stream('channel', 'channel 406, closed', content(1, 'k', body), ...ending);
  },
  'a body longer than its header says': (random) => {
    const size = random.between(1, 50);
    const begun = random.oneIn(2) ? Buffer.alloc(0) : bodyFrame(1, random.bytes(size - 1));
    const rest = random.bytes(size + random.between(1, 50));
    return stream('channel', 'connection 501', publish(1, '', 'k'), headerFrame(1, size), begun, bodyFrame(1, rest));
  },
  'broken properties': (random) => {
    const broken = random.pick(brokenProperties)(random);
    return stream('channel', 'connection 501', publish(1, '', 'k'), headerFrame(1, 0, broken), closeConnection);
  },
  'body frames without a body': (random) => {
    const empty = times(random.between(1, 400), () => bodyFrame(1, ''));
    const frames = [publish(1, '', 'k'), headerFrame(1, 3), empty, bodyFrame(1, 'ab'), empty, bodyFrame(1, 'c')];
    return stream('channel', 'closed', ...frames, closeConnection);
  },
  'a body byte by byte': (random) => {
    const body = random.bytes(random.between(10, 1500));
    return stream(
      'channel',
      'closed',
      publish(1, '', 'k'),
      headerFrame(1, body.length),
      bodyFrames(1, body, 1),
      closeConnection,
    );
  },
  'contents of several channels, in turns': (random) => {
    const count = random.between(2, 9);
    const turns = [
      (channel: number) => openChannel(channel + 2),
      (channel: number) => publish(channel + 2, '', 'k', 1),
      (channel: number) => headerFrame(channel + 2, 6),
      (channel: number) => bodyFrame(channel + 2, 'abc'),
      (channel: number) => bodyFrame(channel + 2, 'def'),
    ];
    return stream('channel', 'closed', ...turns.map((turn) => times(count, turn)), closeConnection);
  },
  'contents that are begun and never finished': (random) => {
    const part = Buffer.alloc(random.between(bodySizeMax >> 1, bodySizeMax - 1));
    const count = Math.ceil(unfinishedBytesMax / part.length) + 1;
    const begun = times(count, (index) => {
      const channel = index + 2;
      return Buffer.concat([
        openChannel(channel),
        publish(channel, '', 'k'),
        headerFrame(channel, bodySizeMax),
        bodyFrame(channel, part),
      ]);
    });
    return stream('channel', 'connection 506', begun);
  },
  'huge headers of contents that never come': (random) => {
    const text = field('x', longstr(Buffer.alloc(random.between(20_000, 100_000))));
    const list = Buffer.concat([short(0x2000), table({ text })]);
    const count = Math.ceil(unfinishedBytesMax / list.length) + 2;
    const begun = times(count, (index) => {
      const channel = index + 2;
      return Buffer.concat([openChannel(channel), publish(channel, '', 'k'), headerFrame(channel, 1, list)]);
    });
    return stream('channel', 'connection 506', begun);
  },
  'a transaction without end': (random) => {
    const body = Buffer.alloc(random.between(2000, bodySizeMax));
    const count = Math.ceil(transactionBytesMax / body.length);
    return stream(
      'channel',
      'channel 406',
      methodFrame(1, 90, 10),
      times(count, () => content(1, 'k', body)),
    );
  },
};
