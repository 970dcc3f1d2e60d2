/**
 * Queues whose messages leave them by themselves: rejected, expired, too many, returned too often; an
 * exchange that delays; and priorities. Dead letters and what was delayed end in queues that are consumed.
 */
import type { Random } from '../../support/random.js';
import { pickSize } from '../ledger/bodies.js';
import type { Arguments } from '../ledger/records.js';
import type { Publishing } from '../ledger/requests.js';
import type { Manner } from './consumers.js';

const DEAD = 'crash.dead';
const LATER = 'crash.later';

/** To both queues of the dead, or by the default exchange to another one. */
const toBoth = { 'x-dead-letter-exchange': DEAD };
const toOne = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'crash.dead-3' };

export const MORTAL_QUEUES: Readonly<Record<string, Arguments>> = {
  'crash.rejects': toBoth,
  // Nobody consumes from these three.
  'crash.ttl': { ...toBoth, 'x-message-ttl': 150 },
  'crash.expiring': toOne,
  'crash.short': { ...toOne, 'x-max-length': 5 },
  'crash.limit': { ...toBoth, 'x-delivery-limit': 2 },
  'crash.retry': {
    ...toOne,
    'x-delivery-limit': 3,
    'x-delayed-retry-type': 'all',
    'x-delayed-retry-min': 20,
    'x-delayed-retry-max': 100,
  },
  'crash.priority': { 'x-max-priority': 3 },
  'crash.dead-1': {},
  'crash.dead-2': {},
  'crash.dead-3': {},
  'crash.later-1': {},
  'crash.later-2': {},
};

export const MORTAL_EXCHANGES = {
  [DEAD]: { type: 'fanout', arguments: {} },
  [LATER]: { type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
} as const;

export const MORTAL_BINDINGS: readonly (readonly [exchange: string, queue: string, key: string])[] = [
  [DEAD, 'crash.dead-1', ''],
  [DEAD, 'crash.dead-2', ''],
  [LATER, 'crash.later-1', 'one'],
  [LATER, 'crash.later-1', 'both'],
  [LATER, 'crash.later-2', 'both'],
];

/**
 * Consumers that make messages leave their queue. Where returns are counted no channel is closed with
 * deliveries on their way to it, which nobody would count.
 */
export const FAILING: Readonly<Record<string, Partial<Manner>>> = {
  'crash.rejects': { rejects: 400, batch: 2, prefetch: 20 },
  'crash.limit': { requeues: 700, batch: 1, prefetch: 20, closes: 0, slow: false },
  'crash.retry': { requeues: 600, batch: 1, prefetch: 20, closes: 0, slow: false },
};

/** Those that any consumer may be put on. */
export const MORTAL_CONSUMED = [
  'crash.priority',
  ...['crash.dead-1', 'crash.dead-2', 'crash.dead-3', 'crash.later-1', 'crash.later-2'],
];

/** Those that are published to. */
const SOURCES = [...Object.keys(FAILING), 'crash.ttl', 'crash.expiring', 'crash.short', 'crash.priority', LATER];

export function pickMortal(publisher: string, random: Random): Publishing {
  const publishing = { publisher, size: pickSize(random), persistent: !random.oneIn(10) };
  const name = random.pick([...SOURCES, ...Object.keys(FAILING), LATER]);
  const sent = { ...publishing, exchange: '', routingKey: name };
  if (name === LATER) {
    return { ...sent, exchange: LATER, routingKey: random.pick(['one', 'both']), delayMs: pickDelay(random) };
  }
  if (name === 'crash.priority') {
    // In order are those of one priority; what is too high counts as the highest.
    const priority = random.below(5);
    return { ...sent, publisher: `${publisher} at ${Math.min(priority, 3)}`, priority };
  }
  return name === 'crash.expiring' || (name === 'crash.ttl' && random.oneIn(3))
    ? { ...sent, expirationMs: pickTimeToLive(random) }
    : sent;
}

/** Some are not delayed at all, some for longer than a process lives. */
function pickDelay(random: Random): number {
  return random.pick([0, random.between(1, 20), random.between(20, 300), random.between(300, 2500)]);
}

function pickTimeToLive(random: Random): number {
  return random.pick([0, random.between(1, 50), random.between(50, 1500), 600_000]);
}
