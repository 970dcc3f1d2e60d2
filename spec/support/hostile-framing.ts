/**
 * Hostile streams that break the shape of frames: type, size, end octet.
 */
import { heartbeat, headerFrame, long, octet, publish, short } from './amqp-bytes.js';
import { FRAME_MAX, closeConnection, phasesFrom } from './hostile-phases.js';
import { type Family, stream } from './hostile-stream.js';
import type { Random } from './random.js';

const FRAME_END = 0xce;
const frameTypes = [1, 2, 3, 8];
/** Frames of the other type, bodies, are handed on before their end is seen. */
const wholeFrameTypes = [1, 2, 8];
const anywhere = phasesFrom('greeted');

/** A frame that says any size. */
export function rawFrame(type: number, channel: number, size: number, payload: Buffer): Buffer {
  return Buffer.concat([octet(type), short(channel), long(size), payload, octet(FRAME_END)]);
}

function badlyEnded(random: Random, type: number, payload: Buffer): Buffer {
  const frame = rawFrame(type, 1, payload.length, payload);
  frame[frame.length - 1] = FRAME_END ^ random.between(1, 0xff);
  return frame;
}

export const hostileFraming: Readonly<Record<string, Family>> = {
  'a wrong frame end': (random) => {
    const frame = badlyEnded(random, random.pick(wholeFrameTypes), random.bytes(random.below(60)));
    return stream(random.pick(anywhere), 'connection 501', frame, random.bytes(random.below(20)));
  },
  'a wrong end of a body': (random) => {
    const body = random.bytes(random.between(1, 300));
    const frame = badlyEnded(random, 3, body);
    return stream('channel', 'connection 501', publish(1, '', 'k'), headerFrame(1, body.length), frame);
  },
  'an unknown frame type': (random) => {
    const type = random.pick([0, 4, 5, 6, 7, random.between(9, 0xff)]);
    const payload = random.bytes(random.below(40));
    return stream(random.pick(anywhere), 'connection 501', rawFrame(type, random.below(3), payload.length, payload));
  },
  'a frame beyond frame-max': (random) => {
    const size = random.pick([
      FRAME_MAX + 1,
      0x7fff_ffff,
      0x8000_0000,
      0xffff_ffff,
      random.between(200_000, 0xffff_ffff),
    ]);
    const frame = rawFrame(random.pick(frameTypes), random.below(3), size, random.bytes(random.below(300)));
    return stream(random.pick(anywhere), 'connection 501', frame);
  },
  'a size that is too small': (random) => {
    const payload = Buffer.alloc(random.between(1, 60));
    const frame = rawFrame(random.pick(wholeFrameTypes), random.below(3), random.below(payload.length), payload);
    return stream(random.pick(anywhere), 'connection 501', frame);
  },
  'a body whose size is too small': (random) => {
    const body = Buffer.alloc(random.between(1, 300));
    const frame = rawFrame(3, 1, random.below(body.length), body);
    return stream('channel', 'connection 501', publish(1, '', 'k'), headerFrame(1, body.length), frame);
  },
  'a size that is too large': (random) => {
    const payload = Buffer.alloc(random.below(60));
    const excess = random.between(1, 200);
    const frame = rawFrame(random.pick(wholeFrameTypes), random.below(3), payload.length + excess, payload);
    return stream(random.pick(anywhere), 'connection 501', frame, Buffer.alloc(excess));
  },
  'a frame that is never finished': (random) => {
    const frame = rawFrame(random.pick(wholeFrameTypes), random.below(3), random.between(300, 8000), random.bytes(250));
    return stream(random.pick(anywhere), '', frame.subarray(0, random.between(1, frame.length)));
  },
  'a frame without a method': (random) => {
    const payload = random.bytes(random.below(4));
    return stream(random.pick(anywhere), 'connection 501', rawFrame(1, random.below(3), payload.length, payload));
  },
  'a heartbeat on a channel': (random) =>
    stream(random.pick(anywhere), 'connection 505', rawFrame(8, random.between(1, 0xffff), 0, Buffer.alloc(0))),
  'a heartbeat that says something': (random) => {
    const payload = random.bytes(random.between(1, 60));
    return stream(random.pick(anywhere), 'connection 501', rawFrame(8, 0, payload.length, payload));
  },
  'a storm of heartbeats': (random) => {
    const storm = Array.from({ length: random.between(50, 1000) }, heartbeat);
    return stream(random.pick(anywhere), 'closed', ...storm, closeConnection);
  },
};
