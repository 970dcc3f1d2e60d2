/**
 * Hostile streams that were honest once: an honest client's frames, damaged; and plain noise.
 */
import { frame } from './amqp-bytes.js';
import { honestFrames } from './honest-session.js';
import {
  CHANNEL_MAX,
  FRAME_MAX,
  PROTOCOL_HEADER,
  openChannel,
  openVHost,
  phasesFrom,
  startOk,
  tuneOk,
} from './hostile-phases.js';
import { type Family, stream } from './hostile-stream.js';
import type { Random } from './random.js';

type Damage = (frames: Buffer[], random: Random) => void;

/** Changes one frame, chosen at random, into another. */
const damaged =
  (change: (frame: Buffer, random: Random) => Buffer): Damage =>
  (frames, random) => {
    const index = random.below(frames.length);
    frames[index] = change(Buffer.from(frames[index]!), random);
  };

function overwrite(bytes: Buffer, at: number, values: readonly number[]): Buffer {
  for (const [index, value] of values.entries()) if (at + index < bytes.length) bytes[at + index] = value;
  return bytes;
}

const interesting = [0, 1, 0x7f, 0x80, 0xce, 0xfe, 0xff];

const ofBytes: readonly Damage[] = [
  // One bit.
  damaged((bytes, random) => {
    const at = random.below(bytes.length);
    return overwrite(bytes, at, [bytes[at]! ^ (1 << random.below(8))]);
  }),
  // An octet at an edge of its range.
  damaged((bytes, random) => overwrite(bytes, random.below(bytes.length), [random.pick(interesting)])),
  // The type, the channel, the size.
  damaged((bytes, random) => overwrite(bytes, 0, [random.pick([1, 2, 3, 8, random.below(256)])])),
  damaged((bytes, random) => overwrite(bytes, 1, [random.pick([0, 0, 0xff]), random.pick([0, 1, 2, 3, 0xff])])),
  damaged((bytes, random) => overwrite(bytes, random.between(3, 6), [random.below(256)])),
  // The ids of a method, or what a header begins with.
  damaged((bytes, random) => overwrite(bytes, random.between(8, 10), [random.pick([10, 20, 30, 40, 50, 60, 90])])),
  // Bytes more, bytes less.
  damaged((bytes, random) => {
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), random.bytes(random.between(1, 9)), bytes.subarray(at)]);
  }),
  damaged((bytes, random) => {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.between(1, 9))]);
  }),
  // A payload that is damaged in a frame that is not.
  damaged((bytes, random) => {
    if (bytes.length < 8) return bytes;
    const payload = bytes.subarray(7, -1);
    const kept = payload.subarray(0, random.below(payload.length + 1));
    return frame(
      bytes[0]!,
      bytes.readUInt16BE(1),
      kept,
      random.oneIn(2) ? Buffer.alloc(0) : random.bytes(random.below(20)),
    );
  }),
];

const ofOrder: readonly Damage[] = [
  (frames, random) => {
    const [a, b] = [random.below(frames.length), random.below(frames.length)];
    [frames[a], frames[b]] = [frames[b]!, frames[a]!];
  },
  (frames, random) => {
    frames.splice(random.below(frames.length), 0, random.pick(frames));
  },
  (frames, random) => {
    if (frames.length > 1) frames.splice(random.below(frames.length), 1);
  },
];

function damage(frames: Buffer[], random: Random): Buffer {
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0; times--) {
    random.pick(random.oneIn(3) ? ofOrder : ofBytes)(frames, random);
  }
  const bytes = Buffer.concat(frames);
  return random.oneIn(6) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

export const hostileMutations: Readonly<Record<string, Family>> = {
  'a damaged session': (random) => stream('channel', undefined, damage(honestFrames(random), random)),
  'a damaged handshake': (random) => {
    const handshake = [
      startOk('PLAIN', '\0guest\0guest'),
      tuneOk(CHANNEL_MAX, FRAME_MAX),
      openVHost('/'),
      openChannel(1),
    ];
    return stream('greeted', undefined, damage(handshake, random), ...honestFrames(random));
  },
  'a session from the middle on': (random) => {
    const frames = honestFrames(random);
    return stream('channel', undefined, ...frames.slice(random.below(frames.length)));
  },
  'two sessions shuffled into one': (random) => {
    const frames = [...honestFrames(random), ...honestFrames(random)];
    for (let index = frames.length - 1; index > 0; index--) {
      const other = random.below(index + 1);
      [frames[index], frames[other]] = [frames[other]!, frames[index]!];
    }
    return stream('channel', undefined, ...frames);
  },
  'a session after the wrong prelude': (random) =>
    stream(random.pick(phasesFrom('greeted')), undefined, ...honestFrames(random)),
  'a second protocol header': (random) =>
    stream(random.pick(phasesFrom('greeted')), 'connection 501', PROTOCOL_HEADER, random.bytes(9)),
  noise: (random) => stream(random.pick(phasesFrom('greeted')), undefined, random.bytes(random.between(1, 600))),
  'noise in frames': (random) => {
    const frames = Array.from({ length: random.between(1, 9) }, () =>
      frame(random.pick([1, 1, 2, 3, 8]), random.below(3), random.bytes(random.below(80))),
    );
    return stream(random.pick(phasesFrom('greeted')), undefined, ...frames);
  },
};
