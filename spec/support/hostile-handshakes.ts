/**
 * Hostile streams that never get as far as an open connection.
 */
import {
  bodyFrame,
  field,
  headerFrame,
  longstr,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
  table,
} from './amqp-bytes.js';
import {
  CHANNEL_MAX,
  FRAME_MAX,
  PROTOCOL_HEADER,
  type Phase,
  openChannel,
  openVHost,
  startOk,
  tuneOk,
} from './hostile-phases.js';
import { type Family, stream } from './hostile-stream.js';
import { rawFrame } from './hostile-framing.js';
import type { Random } from './random.js';

const otherProtocols = [
  Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'),
  Buffer.from('AMQP\x03\x01\0\0', 'latin1'), // AMQP 1.0 with SASL
  Buffer.from('AMQP\0\x01\0\0', 'latin1'), // AMQP 1.0
  Buffer.from('AMQP\x01\x01\x08\0', 'latin1'), // AMQP 0-8
  Buffer.from('AMQP\x01\x01\0\x0a', 'latin1'), // AMQP 0-10
  Buffer.from('160301020001000001fc0303', 'hex'), // TLS
  Buffer.from('101000044d5154540402003c0003666f6f', 'hex'), // MQTT
];

const early = ['greeted', 'authenticated', 'tuned'] as const;

/** What is out of place: in this phase, or in all of a handshake. */
const untimely: readonly ((random: Random) => readonly [Phase, Buffer])[] = [
  () => ['greeted', tuneOk(CHANNEL_MAX, FRAME_MAX)],
  () => ['greeted', openVHost('/')],
  () => ['authenticated', openVHost('/')],
  () => ['authenticated', startOk('PLAIN', '\0guest\0guest')],
  () => ['tuned', startOk('PLAIN', '\0guest\0guest')],
  () => ['tuned', tuneOk(CHANNEL_MAX, FRAME_MAX)],
  (random) => [random.pick(early), openChannel(random.between(1, 0xffff))],
  (random) => [random.pick(early), methodFrame(0, 10, 21, longstr(random.bytes(9)))], // connection.secure-ok
  (random) => [random.pick(early), methodFrame(0, 10, 51)], // connection.close-ok
  (random) => [random.pick(early), methodFrame(0, 10, 41, shortstr(''))], // connection.open-ok
  (random) => [random.pick(early), methodFrame(0, 10, 70, longstr('secret'), shortstr(''))], // connection.update-secret
  (random) => [random.pick(early), methodFrame(0, 50, 10, short(0), shortstr('q'), octet(4), table())],
  (random) => [random.pick(early), methodFrame(random.between(1, 9), 60, 80, random.bytes(8), octet(0))],
  (random) => [random.pick(early), publish(random.between(1, 9), '', 'k')],
  (random) => [random.pick(early), headerFrame(random.between(1, 9), 0)],
  (random) => [random.pick(early), bodyFrame(random.between(1, 9), 'body')],
];

const withoutNul = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte || 1));

const plainOf = (user: Buffer, password: Buffer): Buffer => Buffer.concat([octet(0), user, octet(0), password]);

export const hostileHandshakes: Readonly<Record<string, Family>> = {
  'a protocol header with another byte': (random) => {
    const header = Buffer.from(PROTOCOL_HEADER);
    const at = random.below(header.length);
    header[at] = header[at]! ^ random.between(1, 0xff);
    return stream('connected', 'header', header, random.bytes(random.below(20)));
  },
  'half a protocol header': (random) => stream('connected', '', PROTOCOL_HEADER.subarray(0, random.below(8))),
  'another protocol': (random) => stream('connected', 'header', random.pick(otherProtocols), random.bytes(9)),
  'noise instead of a protocol header': (random) =>
    stream('connected', 'header', octet(random.between(0x42, 0xff)), random.bytes(random.below(300))),

  'a method before its time': (random) => {
    const [phase, frame] = random.pick(untimely)(random);
    return stream(phase, 'connection 504', frame);
  },
  'content before there is a channel': (random) =>
    stream(
      random.pick(early),
      'connection 505',
      random.pick([headerFrame(0, 3), bodyFrame(0, 'abc'), bodyFrame(0, '')]),
    ),
  'an unknown mechanism': (random) =>
    stream('greeted', 'connection 503', startOk(`x${random.word(random.below(200))}`, random.bytes(20))),
  'a response that is not of its mechanism': (random) => {
    const bytes = withoutNul(random.bytes(random.below(100)));
    const plain = random.pick([bytes, plainOf(bytes, Buffer.from('a\0b')), Buffer.concat([octet(0), bytes])]);
    const amqPlain = random.pick([random.bytes(random.below(50)), table({ LOGIN: field('S', longstr('guest')) })]);
    return stream(
      'greeted',
      'connection 502',
      random.oneIn(2) ? startOk('PLAIN', plain) : startOk('AMQPLAIN', amqPlain),
    );
  },
  'a login that is refused': (random) => {
    const password = withoutNul(random.bytes(random.between(1, 300)));
    return stream('greeted', 'connection 403', startOk('PLAIN', plainOf(Buffer.from('guest'), password)));
  },
  'a refused login of a client that knows no refusal': (random) => {
    const user = withoutNul(random.bytes(random.between(6, 300)));
    return stream('greeted', '', startOk('PLAIN', plainOf(user, user), table()), openChannel(1));
  },
  'tuning out of bounds': (random) => {
    const channelMax = random.pick([0, CHANNEL_MAX + 1, 0xffff]);
    const frameMax = random.pick([0, 1, 4095, FRAME_MAX + 1, 0xffff_ffff]);
    return stream(
      'authenticated',
      'connection 530',
      random.oneIn(2) ? tuneOk(channelMax, FRAME_MAX) : tuneOk(CHANNEL_MAX, frameMax),
    );
  },
  'an unknown vhost': (random) =>
    stream('tuned', 'connection 530', openVHost(Buffer.concat([octet(0x78), random.bytes(random.below(255))]))),
  'a frame too large for a handshake': (random) => {
    const phase = random.pick(['greeted', 'authenticated'] as const);
    const size = random.between(8193, FRAME_MAX);
    return stream(phase, 'connection 501', rawFrame(random.pick([1, 2, 3, 8]), 0, size, random.bytes(200)));
  },
};
