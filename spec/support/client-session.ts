/**
 * What a client sends in the course of a session, as bytes: hand-built, frame by frame, with all that
 * makes streams awkward (interleaved channels, empty and many-framed bodies, frames without a byte).
 */
import {
  bodyFrame,
  bodyFrames,
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

export const SESSION_FRAME_MAX = 4096;
const PAYLOAD_MAX = SESSION_FRAME_MAX - 8;

const handshake: readonly Buffer[] = [
  methodFrame(
    0,
    10,
    11,
    table({
      product: field('S', longstr('a client')),
      capabilities: field('F', table({ 'basic.nack': field('t', octet(1)) })),
    }),
    shortstr('PLAIN'),
    longstr('\0guest\0guest'),
    shortstr('en_US'),
  ),
  methodFrame(0, 10, 31, short(2047), long(SESSION_FRAME_MAX), short(60)),
  methodFrame(0, 10, 40, shortstr('/'), shortstr(''), octet(0)),
];

const queueArguments = table({
  'x-max-length': field('I', long(1000)),
  'x-single-active-consumer': field('t', octet(1)),
});

const setUp: readonly Buffer[] = [
  methodFrame(1, 20, 10, shortstr('')),
  methodFrame(2, 20, 10, shortstr('')),
  methodFrame(1, 50, 10, short(0), shortstr('orders'), octet(0b00010), queueArguments),
  methodFrame(2, 50, 20, short(0), shortstr('orders'), shortstr('amq.topic'), shortstr('a.#'), octet(0), table()),
  methodFrame(2, 60, 10, long(0), short(10), octet(0)),
  methodFrame(2, 60, 20, short(0), shortstr('orders'), shortstr('tag'), octet(0), table()),
  methodFrame(1, 85, 10, octet(0)),
];

/** Properties: content type, headers, delivery mode, correlation id and timestamp. */
const richProperties = Buffer.concat([
  short(0b1011_0100_0100_0000),
  shortstr('text/plain'),
  table({ retries: field('l', longlong(-1)), é: field('A', long(1), field('V')) }),
  octet(2),
  shortstr('7f3c'),
  longlong(1_709_208_000),
]);
const persistent = Buffer.concat([short(0x1000), octet(2)]);

/** Every octet value, in an order without period, so that a lost or doubled byte shows. */
export function unevenBytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, i) => (i * 31 + (i >> 8) * 7 + (i >> 16)) & 0xff));
}

const small = Buffer.from('hello');
const large = unevenBytes(2 * PAYLOAD_MAX + 77);

const publishes: readonly Buffer[] = [
  // Empty, small, and the same again, which the assembler remembers.
  ...[publish(1, '', 'orders'), headerFrame(1, 0)],
  ...[publish(1, '', 'orders'), headerFrame(1, 5, persistent), bodyFrame(1, small)],
  ...[publish(1, '', 'orders'), headerFrame(1, 5, persistent), bodyFrame(1, small)],
  ...[publish(1, 'amq.topic', 'a.\u00e9', 1), headerFrame(1, 5, richProperties), bodyFrame(1, small)],
  // In as many frames as it needs.
  ...[publish(1, 'amq.topic', 'a.b'), headerFrame(1, large.length, persistent)],
  bodyFrames(1, large, PAYLOAD_MAX),
  heartbeat(),
  // Two channels at once, a heartbeat between their frames, and frames without a byte.
  ...[publish(1, '', 'one'), publish(2, '', 'two'), headerFrame(2, 12, richProperties), heartbeat()],
  ...[headerFrame(1, 10), bodyFrame(2, ''), bodyFrame(1, 'abc'), bodyFrame(2, 'second body, '.slice(0, 11))],
  ...[bodyFrame(1, 'defghi'), bodyFrame(1, ''), bodyFrame(2, '!'), bodyFrame(1, 'j')],
  // A method of one channel between the content frames of another.
  ...[publish(2, '', 'three'), methodFrame(1, 60, 70, short(0), shortstr('orders'), octet(1)), headerFrame(2, 1)],
  bodyFrame(2, 'x'),
];

const ending: readonly Buffer[] = [
  methodFrame(2, 60, 80, longlong(1), octet(0)),
  methodFrame(2, 60, 80, longlong(7), octet(1)),
  methodFrame(2, 60, 120, longlong(8), octet(0b11)),
  methodFrame(2, 60, 90, longlong(9), octet(1)),
  heartbeat(),
  methodFrame(1, 20, 40, short(200), shortstr('bye'), short(0), short(0)),
  methodFrame(0, 10, 50, short(200), shortstr('bye'), short(0), short(0)),
];

/** All that follows the protocol header. */
export const clientSession = Buffer.concat([...handshake, ...setUp, ...publishes, ...ending]);

/** Commands and heartbeats in it. */
export const SESSION_COMMANDS = 3 + 7 + 5 + 1 + 1 + 2 + 2 + 7;
