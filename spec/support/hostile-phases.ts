/**
 * How far a hostile client gets as an honest one before it shows what it is, and what it sends until then.
 */
import type { Limits } from '../../src/core/limits.js';
import { field, longstr, long, methodFrame, octet, short, shortstr, table } from './amqp-bytes.js';

export const PROTOCOL_HEADER = Buffer.from('AMQP\0\0\x09\x01', 'latin1');

/** Bounds of the brokers that are attacked, small enough for a short stream to run into each. */
export const hostileLimits = {
  bodySizeMax: 16 * 1024,
  bodySizeRefused: 1024 * 1024,
  unfinishedBytesMax: 64 * 1024,
  transactionBytesMax: 64 * 1024,
  // All hostile clients come from one address, and would wait for each other.
  failedLoginDelayMs: 0,
} as const satisfies Partial<Limits>;

/** What a client asks for in `connection.tune-ok`: what the broker offers. */
export const CHANNEL_MAX = 2047;
export const FRAME_MAX = 131_072;

const clientProperties = table({
  capabilities: field('F', table({ authentication_failure_close: field('t', octet(1)) })),
});

export const startOk = (mechanism: string, response: string | Buffer, properties = clientProperties): Buffer =>
  methodFrame(0, 10, 11, properties, shortstr(mechanism), longstr(response), shortstr('en_US'));

export const tuneOk = (channelMax: number, frameMax: number, heartbeat = 0): Buffer =>
  methodFrame(0, 10, 31, short(channelMax), long(frameMax), short(heartbeat));

export const openVHost = (vhost: string | Buffer): Buffer =>
  methodFrame(0, 10, 40, shortstr(vhost), shortstr(''), octet(0));

export const openChannel = (channel: number): Buffer => methodFrame(channel, 20, 10, shortstr(''));

export const closeConnection = methodFrame(0, 10, 50, short(200), shortstr(''), short(0), short(0));

/** Each phase with what leads to it from the one before. */
const steps = [
  ['connected', Buffer.alloc(0)],
  ['greeted', PROTOCOL_HEADER],
  ['authenticated', startOk('PLAIN', '\0guest\0guest')],
  ['tuned', tuneOk(CHANNEL_MAX, FRAME_MAX)],
  ['open', openVHost('/')],
  /** Channel 1 is open. */
  ['channel', openChannel(1)],
] as const;

export type Phase = (typeof steps)[number][0];

export const phases: readonly Phase[] = steps.map(([phase]) => phase);

const prefixes = new Map(
  steps.map(([phase], index) => [phase, Buffer.concat(steps.slice(0, index + 1).map(([, bytes]) => bytes))]),
);

/** All that a client sends until it is in this phase. */
export function bytesUntil(phase: Phase): Buffer {
  return prefixes.get(phase)!;
}

/** The phases from this one on. */
export function phasesFrom(phase: Phase): readonly Phase[] {
  return phases.slice(phases.indexOf(phase));
}
