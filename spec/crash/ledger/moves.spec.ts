/**
 * The ledger finds what is wrong with messages that the broker moves: dead letters, and those that it delays.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SETTLE_MS } from './durability.js';
import { playedLedger } from './played-ledger.js';
import type { Message } from './records.js';

const { scene, queue, tap, declare, confirm, deliver, audit, kinds } = playedLedger();

const SOURCE = 'source';
const TTL_MS = 100;
const DELAY_MS = 100;

/** What comes: from which queue, and of what it died if it was moved there. */
type Found = readonly (readonly [name: string, reason?: string])[];

function come(message: Message, ...found: Found): void {
  for (const [name, reason] of found)
    deliver(tap(name), message, { redelivered: true, died: deathOf(message, reason) });
}

function deathOf({ exchange, routingKey }: Message, reason?: string): object {
  if (reason === undefined) return {};
  const death = { count: 1, reason, queue: SOURCE, exchange, 'routing-keys': [routingKey] };
  return { 'x-death': [death], 'x-first-death-queue': SOURCE, 'x-first-death-reason': reason };
}

function comeInAudit(message: Message, ...found: Found): void {
  scene.ledger.beginAudit();
  come(message, ...found);
  scene.ledger.endAudit();
}

/** A queue that leads to the queues `one` and `two`. */
function declareSource(args: object): void {
  declare(SOURCE, true, { 'x-dead-letter-exchange': 'fan', ...args });
}

function confirmInSource(): Message {
  return confirm({ routingKey: SOURCE });
}

/** Whatever was seen before is written down. */
function confirmAnother(): void {
  confirm({ publisher: 'another', routingKey: 'two' });
}

describe('a message that expires', () => {
  const inBoth: Found = [
    ['one', 'expired'],
    ['two', 'expired'],
  ];

  beforeEach(() => {
    declareSource({ 'x-message-ttl': TTL_MS });
  });

  it.each<[string, Found, string[]]>([
    ['in its old queue', [[SOURCE]], []],
    ['in all new ones', inBoth, []],
    ['in the old one, and then in new ones', [[SOURCE], ...inBoth], ['twice']],
    ['in new ones, and then in the old one', [...inBoth, [SOURCE]], ['twice']],
    ['in one of the new ones', [['two', 'expired']], ['lost']],
    ['nowhere', [], ['lost']],
    ['in a new one two times', [...inBoth, ['one', 'expired']], ['came back']],
    ['in a new one, of another death', [...inBoth.slice(1), ['one', 'rejected']], ['death']],
    ['in a new one, of no death', [...inBoth.slice(1), ['one']], ['death']],
  ])('is after a restart %s', (_what, found, expected) => {
    const message = confirmInSource();
    scene.now += TTL_MS;
    scene.ledger.crash();
    comeInAudit(message, ...found);
    expect(kinds()).toEqual(expected);
  });

  it('does so when it is due', () => {
    const message = confirmInSource();
    scene.now += TTL_MS - 10;
    come(message, ...inBoth);
    expect(kinds()).toEqual(['early']);
  });

  it('may be in its old queue again when the broker is killed just after', () => {
    const message = confirmInSource();
    scene.now += TTL_MS;
    come(message, ...inBoth);
    scene.ledger.crash();
    comeInAudit(message, [SOURCE]);
    expect(kinds()).toEqual([]);
  });

  it('is in its new ones for good once something later is confirmed', () => {
    const message = confirmInSource();
    scene.now += TTL_MS;
    come(message, ...inBoth);
    confirmAnother();
    scene.ledger.crash();
    come(message, [SOURCE]);
    expect(kinds()).toEqual(['came back']);
  });

  it('is gone from its old queue once it is settled in a new one', () => {
    const message = confirmInSource();
    const consumer = tap();
    scene.now += TTL_MS;
    const tag = deliver(consumer, message, { died: deathOf(message, 'expired') });
    scene.ledger.answer(consumer, { tag });
    confirm({ publisher: 'another', tap: consumer, routingKey: 'two' });
    scene.ledger.crash();
    come(message, ['two', 'expired'], [SOURCE]);
    expect(kinds()).toEqual(['came back']);
  });

  it('does not while a client has it', () => {
    const message = confirmInSource();
    deliver(tap(SOURCE), message);
    scene.now += TTL_MS;
    come(message, ['one', 'expired']);
    expect(kinds()).toEqual(['twice']);
  });
});

describe('a message that is rejected', () => {
  let message: Message;

  beforeEach(() => {
    declareSource({});
    message = confirmInSource();
    const consumer = tap(SOURCE);
    scene.ledger.answer(consumer, { tag: deliver(consumer, message), reject: true });
  });

  it.each<[string, Found, string[]]>([
    ['in its old queue', [[SOURCE]], []],
    [
      'in all new ones',
      [
        ['one', 'rejected'],
        ['two', 'rejected'],
      ],
      [],
    ],
    ['in one of them', [['one', 'rejected']], ['lost']],
    ['nowhere', [], ['lost']],
  ])('is after a restart %s', (_what, found, expected) => {
    scene.ledger.crash();
    comeInAudit(message, ...found);
    expect(kinds()).toEqual(expected);
  });

  it('is not in its old queue once that is settled', () => {
    scene.now += SETTLE_MS;
    confirmAnother();
    scene.ledger.crash();
    comeInAudit(message, ['one', 'rejected'], [SOURCE]);
    expect(kinds()).toEqual(['came back', 'lost']);
  });
});

describe('a message that is returned', () => {
  const RETRY_MS = 20;
  let message: Message;

  const comeAndReturn = (): void => {
    const consumer = tap(SOURCE);
    scene.ledger.answer(consumer, { tag: deliver(consumer, message, { redelivered: true }), requeue: true });
  };

  beforeEach(() => {
    const retry = { 'x-delayed-retry-type': 'all', 'x-delayed-retry-min': RETRY_MS, 'x-delayed-retry-max': RETRY_MS };
    declareSource({ 'x-delivery-limit': 1, ...retry });
    message = confirmInSource();
    comeAndReturn();
  });

  it('has to wait', () => {
    scene.now += RETRY_MS - 10;
    comeAndReturn();
    expect(kinds()).toEqual(['early']);
  });

  it('is not missed while it waits', () => {
    scene.ledger.crash();
    scene.ledger.beginAudit();
    expect(scene.ledger.awaitsMore(false)).toBe(false);
    scene.now += RETRY_MS;
    expect(scene.ledger.awaitsMore(false)).toBe(true);
    scene.ledger.endAudit();
    expect(kinds()).toEqual(['lost']);
  });

  it.each([
    ['too often', 2, []],
    ['not often enough', 1, ['death']],
  ])('dies when that was %s', (_what, times, expected) => {
    for (let count = 1; count < times; count++) {
      scene.now += RETRY_MS;
      comeAndReturn();
    }
    come(message, ['one', 'delivery_limit']);
    expect(kinds()).toEqual(expected);
  });

  it('does not come more often than it may', () => {
    scene.now += RETRY_MS;
    comeAndReturn();
    scene.now += RETRY_MS;
    comeAndReturn();
    expect(kinds()).toEqual(['too many']);
  });
});

describe('a message that is delayed', () => {
  let message: Message;

  const comeDelayed = (...names: readonly string[]): void => {
    for (const name of names) deliver(tap(name), message, { died: { 'x-delay': -DELAY_MS } });
  };

  beforeEach(() => {
    const { topology } = scene.ledger;
    topology.declareExchange('later', { type: 'x-delayed-message', durable: true, fixed: true })();
    for (const name of ['one', 'two']) topology.bind(topology.exchanges.get('later')!, queue(name), 'key')();
    message = confirm({ exchange: 'later', routingKey: 'key', delayMs: DELAY_MS });
    scene.ledger.crash();
  });

  it('comes everywhere when its time has come', () => {
    scene.now += DELAY_MS;
    scene.ledger.beginAudit();
    comeDelayed('one');
    expect(scene.ledger.awaitsMore(false)).toBe(true);
    comeDelayed('two');
    expect(scene.ledger.awaitsMore(false)).toBe(false);
    scene.ledger.endAudit();
    expect(kinds()).toEqual([]);
  });

  it('is not missed before', () => {
    audit();
    expect(kinds()).toEqual([]);
    scene.now += DELAY_MS;
    audit();
    expect(kinds()).toEqual(['lost']);
  });

  it('does not come before', () => {
    scene.now += DELAY_MS - 10;
    comeDelayed('one');
    expect(kinds()).toEqual(['early']);
  });

  it('does not come again', () => {
    scene.now += DELAY_MS;
    comeDelayed('one', 'two', 'one');
    expect(kinds()).toEqual(['came back', 'not redelivered']);
  });
});

describe('what a queue may hold', () => {
  it('is limited', () => {
    declareSource({ 'x-max-length': 1 });
    const messages = [confirmInSource(), confirmInSource()];
    scene.ledger.crash();
    audit(...messages.map((message) => [SOURCE, message] as const));
    expect(kinds()).toEqual(['too many']);
  });

  it('comes by priority', () => {
    declare(SOURCE, true, { 'x-max-priority': 3 });
    const [low, high] = [1, 2].map((priority) => confirm({ publisher: `p${priority}`, routingKey: SOURCE, priority }));
    const reader = scene.ledger.openTap(queue(SOURCE), 'audit', true);
    deliver(reader, low!);
    deliver(reader, high!);
    expect(kinds()).toEqual(['order']);
  });
});
