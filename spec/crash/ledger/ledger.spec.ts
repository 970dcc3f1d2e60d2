/**
 * The ledger finds each kind of broken promise about messages, and takes what a killed broker may do.
 */
import { describe, expect, it } from '@jest/globals';
import { SETTLE_MS } from './durability.js';
import { playedLedger } from './played-ledger.js';

const { scene, tap, declare, publish, confirm, deliver, audit, kinds } = playedLedger();

describe('a confirmed message', () => {
  it('is lost when it is not there after a restart', () => {
    confirm();
    scene.ledger.crash();
    audit();
    expect(kinds()).toEqual(['lost']);
  });

  it('is lost when it was delivered and not acknowledged', () => {
    deliver(tap(), confirm());
    scene.ledger.crash();
    audit();
    expect(kinds()).toEqual(['lost']);
  });

  it('has to be in every queue that it reached', () => {
    const message = confirm({ exchange: 'fan' });
    scene.ledger.crash();
    audit(['one', message]);
    expect(kinds()).toEqual(['lost']);
  });

  it('may be gone when its acknowledgement was on its way', () => {
    const consumer = tap();
    const message = confirm();
    scene.ledger.answer(consumer, { tag: deliver(consumer, message) });
    scene.ledger.crash();
    audit();
    expect(kinds()).toEqual([]);
  });

  it('may come back when its acknowledgement was on its way', () => {
    const consumer = tap();
    const message = confirm();
    scene.ledger.answer(consumer, { tag: deliver(consumer, message) });
    scene.ledger.crash();
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
    scene.ledger.crash();
    audit(['one', there]);
    expect(kinds()).toEqual([]);
  });

  it('is torn when a part of its queues has it', () => {
    const message = publish({ exchange: 'fan' });
    scene.ledger.crash();
    audit(['two', message]);
    expect(kinds()).toEqual(['torn']);
  });
});

describe('a settled message', () => {
  it('must not come back once a mark behind its acknowledgement is confirmed', () => {
    const consumer = tap();
    const message = confirm();
    scene.ledger.answer(consumer, { tag: deliver(consumer, message) });
    confirm({ tap: consumer, routingKey: 'two' });
    scene.ledger.crash();
    deliver(tap(), message, { redelivered: true });
    expect(kinds()).toEqual(['came back']);
  });

  it.each([
    ['a later message is confirmed', SETTLE_MS, ['came back']],
    ['a message is confirmed that may have overtaken it', SETTLE_MS - 1, []],
  ])('is judged by its time when %s', (_what, ms, expected) => {
    const consumer = tap();
    const message = confirm();
    scene.ledger.answer(consumer, { tag: deliver(consumer, message) });
    scene.now += ms;
    confirm({ routingKey: 'two' });
    scene.ledger.crash();
    deliver(tap(), message, { redelivered: true });
    expect(kinds()).toEqual(expected);
  });

  it('must not come again while the broker lives', () => {
    const consumer = tap();
    const message = confirm();
    scene.ledger.answer(consumer, { tag: deliver(consumer, message) });
    deliver(tap(), message, { redelivered: true });
    expect(kinds()).toEqual(['came back']);
  });
});

describe('redelivered', () => {
  it('is said after a return', () => {
    const consumer = tap();
    const message = confirm();
    scene.ledger.answer(consumer, { tag: deliver(consumer, message), requeue: true });
    deliver(tap(), message);
    expect(kinds()).toEqual(['not redelivered']);
  });

  it('is said after a restart when something later was confirmed', () => {
    const message = confirm();
    deliver(tap(), message);
    confirm({ routingKey: 'two' });
    scene.ledger.crash();
    deliver(tap(), message);
    expect(kinds()).toEqual(['not redelivered']);
  });

  it('need not be said after a restart when nothing was', () => {
    const message = confirm();
    deliver(tap(), message);
    scene.ledger.crash();
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
    scene.ledger.answer(consumer, { tag, requeue: true });
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
    scene.ledger.crash();
    deliver(consumer, message);
    expect(kinds()).toEqual(['outlived']);
  });
});
