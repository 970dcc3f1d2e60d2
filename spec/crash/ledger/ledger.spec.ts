/**
 * The ledger finds each kind of broken promise, and takes what a killed broker may do.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { bodyOf } from './bodies.js';
import type { Delivery } from './checks.js';
import { Ledger, type Publishing, SETTLE_MS } from './ledger.js';
import type { Message, QueueRecord, Tap, Unit } from './records.js';

let now = 0;
let ledger: Ledger;
let tags = 0;

beforeEach(() => {
  now = 0;
  ledger = new Ledger('run', () => now);
  declare('one');
  declare('two');
  ledger.topology.declareExchange('fan', { type: 'fanout', durable: true, fixed: true })();
  for (const queue of ['one', 'two']) bind(queue)();
});

function declare(name: string, durable = true): QueueRecord {
  ledger.topology.declareQueue(name, { durable, fixed: durable })();
  return queue(name);
}

function bind(name: string): () => void {
  return ledger.topology.bind(ledger.topology.exchanges.get('fan')!, queue(name), '');
}

function queue(name: string): QueueRecord {
  return ledger.topology.queues.get(name)!;
}

function tap(name = 'one'): Tap {
  return ledger.openTap(queue(name), `consumer of ${name}`);
}

function publish(more: Partial<Publishing> = {}): Message {
  return ledger.publish({ publisher: 'p', exchange: '', routingKey: 'one', size: 50, ...more });
}

function confirm(more: Partial<Publishing> = {}): Message {
  const message = publish(more);
  ledger.confirmed(message);
  return message;
}

/** Returns the delivery tag. */
function deliver(to: Tap, message: Message, { redelivered = false, body = bodyOf(message) } = {}): number {
  const { publisher, sequence, id, persistent } = message;
  const properties = {
    messageId: `run-${id}`,
    headers: { publisher, sequence },
    contentType: 'application/octet-stream',
    deliveryMode: persistent ? 2 : 1,
  };
  const delivery: Delivery = { content: body, fields: { deliveryTag: ++tags, redelivered }, properties };
  ledger.delivered(to, delivery);
  return tags;
}

/** Reads these messages, as the only ones that are there. */
function audit(...found: readonly (readonly [queue: string, message: Message, redelivered?: boolean])[]): void {
  ledger.beginAudit();
  for (const [name, message, redelivered = false] of found) deliver(tap(name), message, { redelivered });
  ledger.endAudit();
}

function kinds(): string[] {
  return [...ledger.violations.byKind.keys()];
}

describe('a confirmed message', () => {
  it('is lost when it is not there after a restart', () => {
    confirm();
    ledger.crash();
    audit();
    expect(kinds()).toEqual(['lost']);
  });

  it('is lost when it was delivered and not acknowledged', () => {
    deliver(tap(), confirm());
    ledger.crash();
    audit();
    expect(kinds()).toEqual(['lost']);
  });

  it('has to be in every queue that it reached', () => {
    const message = confirm({ exchange: 'fan' });
    ledger.crash();
    audit(['one', message]);
    expect(kinds()).toEqual(['lost']);
  });

  it('may be gone when its acknowledgement was on its way', () => {
    const consumer = tap();
    const message = confirm();
    ledger.answer(consumer, { tag: deliver(consumer, message) });
    ledger.crash();
    audit();
    expect(kinds()).toEqual([]);
  });

  it('may come back when its acknowledgement was on its way', () => {
    const consumer = tap();
    const message = confirm();
    ledger.answer(consumer, { tag: deliver(consumer, message) });
    ledger.crash();
    audit(['one', message, true]);
    expect(kinds()).toEqual([]);
  });

  it('has to come as it was', () => {
    deliver(tap(), confirm(), { body: Buffer.alloc(50) });
    expect(kinds()).toEqual(['bytes']);
  });

  it('does not come out of another queue', () => {
    deliver(tap('two'), confirm());
    expect(kinds()).toEqual(['misrouted']);
  });
});

describe('an unconfirmed message', () => {
  it('may be there or not', () => {
    const [there] = [publish(), publish()];
    ledger.crash();
    audit(['one', there]);
    expect(kinds()).toEqual([]);
  });

  it('is torn when a part of its queues has it', () => {
    const message = publish({ exchange: 'fan' });
    ledger.crash();
    audit(['two', message]);
    expect(kinds()).toEqual(['torn']);
  });
});

describe('a settled message', () => {
  it('must not come back once a mark behind its acknowledgement is confirmed', () => {
    const consumer = tap();
    const message = confirm();
    ledger.answer(consumer, { tag: deliver(consumer, message) });
    confirm({ tap: consumer, routingKey: 'two' });
    ledger.crash();
    deliver(tap(), message, { redelivered: true });
    expect(kinds()).toEqual(['came back']);
  });

  it.each([
    ['a later message is confirmed', SETTLE_MS, ['came back']],
    ['a message is confirmed that may have overtaken it', SETTLE_MS - 1, []],
  ])('is judged by its time when %s', (_what, ms, expected) => {
    const consumer = tap();
    const message = confirm();
    ledger.answer(consumer, { tag: deliver(consumer, message) });
    now += ms;
    confirm({ routingKey: 'two' });
    ledger.crash();
    deliver(tap(), message, { redelivered: true });
    expect(kinds()).toEqual(expected);
  });

  it('must not come again while the broker lives', () => {
    const consumer = tap();
    const message = confirm();
    ledger.answer(consumer, { tag: deliver(consumer, message) });
    deliver(tap(), message, { redelivered: true });
    expect(kinds()).toEqual(['came back']);
  });
});

describe('redelivered', () => {
  it('is said after a return', () => {
    const consumer = tap();
    const message = confirm();
    ledger.answer(consumer, { tag: deliver(consumer, message), requeue: true });
    deliver(tap(), message);
    expect(kinds()).toEqual(['not redelivered']);
  });

  it('is said after a restart when something later was confirmed', () => {
    const message = confirm();
    deliver(tap(), message);
    confirm({ routingKey: 'two' });
    ledger.crash();
    deliver(tap(), message);
    expect(kinds()).toEqual(['not redelivered']);
  });

  it('need not be said after a restart when nothing was', () => {
    const message = confirm();
    deliver(tap(), message);
    ledger.crash();
    deliver(tap(), message);
    expect(kinds()).toEqual([]);
  });
});

describe('order', () => {
  it('is that of each publisher', () => {
    const [first, second, other] = [confirm(), confirm(), confirm({ publisher: 'q' })];
    const consumer = tap();
    for (const message of [other, second, first]) deliver(consumer, message);
    expect(kinds()).toEqual(['order']);
  });

  it('allows for those that were returned', () => {
    const [first, second] = [confirm(), confirm()];
    const consumer = tap();
    const tag = deliver(consumer, first);
    deliver(consumer, second);
    ledger.answer(consumer, { tag, requeue: true });
    deliver(consumer, first, { redelivered: true });
    expect(kinds()).toEqual([]);
  });
});

describe('what is transient', () => {
  it.each([
    ['a message', { persistent: false }],
    ['a queue', { routingKey: 'fleeting' }],
  ])('%s must not outlive the broker', (_what, publishing) => {
    declare('fleeting', false);
    const message = confirm(publishing);
    const { routingKey } = message;
    const consumer = tap(routingKey);
    ledger.crash();
    deliver(consumer, message);
    expect(kinds()).toEqual(['outlived']);
  });
});

describe('a transaction', () => {
  let unit: Unit;
  let acknowledged: Message;
  let sent: Message;

  beforeEach(() => {
    acknowledged = confirm();
    const consumer = tap();
    const tag = deliver(consumer, acknowledged);
    unit = ledger.begin('t');
    ledger.answer(consumer, { tag, unit });
    sent = publish({ routingKey: 'two', unit });
  });

  it.each([
    ['all of it', (): void => audit(['two', sent]), []],
    ['its acknowledgement alone', (): void => audit(), ['lost']],
    ['its message alone', (): void => audit(['one', acknowledged, true], ['two', sent]), ['came back']],
  ])('that is committed happened: %s', (_what, check, expected) => {
    ledger.committing(unit);
    ledger.committed(unit);
    ledger.crash();
    check();
    expect(kinds()).toEqual(expected);
  });

  it.each([
    ['all of it', (): void => audit(['two', sent]), ['never committed', 'lost']],
    ['nothing of it', (): void => audit(['one', acknowledged, true]), []],
  ])('without a commit did not happen: %s', (_what, check, expected) => {
    ledger.crash();
    check();
    expect(kinds()).toEqual(expected);
  });

  it.each([
    ['all of it', (): void => audit(['two', sent]), []],
    ['nothing of it', (): void => audit(['one', acknowledged, true]), []],
    ['its acknowledgement alone', (): void => audit(), ['torn']],
    ['its message alone', (): void => audit(['two', sent], ['one', acknowledged, true]), ['came back']],
  ])('whose commit was on its way happened or not: %s', (_what, check, expected) => {
    ledger.committing(unit);
    ledger.crash();
    check();
    expect(kinds()).toEqual(expected);
  });

  it('that is rolled back did not happen', () => {
    ledger.rollingBack(unit);
    ledger.crash();
    audit(['one', acknowledged, true], ['two', sent]);
    expect(kinds()).toEqual(['never committed']);
  });
});

describe('bindings and queues that change', () => {
  it('leave it open where a message goes that was on its way', () => {
    declare('three');
    const before = publish({ exchange: 'fan' });
    const bound = bind('three');
    ledger.confirmed(before);
    bound();
    const after = confirm({ exchange: 'fan' });
    ledger.crash();
    audit(['one', before], ['one', after], ['two', before], ['two', after]);
    expect(ledger.violations.details.map(({ text }) => /^message \d+/.exec(text)?.[0])).toEqual([
      `message ${after.id}`,
    ]);
  });

  it('end with their messages', () => {
    const message = confirm();
    ledger.topology.deleteQueue(queue('one'))();
    declare('one');
    deliver(tap(), message);
    expect(kinds()).toEqual(['misrouted']);
  });

  it('are lost with what was in them', () => {
    confirm();
    ledger.crash();
    ledger.lostQueue(queue('one'));
    expect(kinds()).toEqual(['definition', 'lost']);
  });

  it('may be purged', () => {
    confirm();
    ledger.purge(queue('one'))();
    ledger.crash();
    audit();
    expect(kinds()).toEqual([]);
  });

  it('are empty for good once a purge is settled', () => {
    const message = confirm();
    ledger.purge(queue('one'))();
    now += SETTLE_MS;
    confirm({ routingKey: 'two' });
    ledger.crash();
    deliver(tap(), message);
    expect(kinds()).toEqual(['came back']);
  });
});

describe('a mandatory message', () => {
  it.each([
    ['comes back although it has a queue', 'one', true, ['misrouted']],
    ['does not come back although it has none', 'nobody', false, ['misrouted']],
    ['comes back', 'nobody', true, []],
    ['stays', 'one', false, []],
  ])('%s', (_what, routingKey, isReturned, expected) => {
    const message = publish({ routingKey, mandatory: true });
    if (isReturned) ledger.returned(`run-${message.id}`);
    ledger.confirmed(message);
    expect(kinds()).toEqual(expected);
  });
});
