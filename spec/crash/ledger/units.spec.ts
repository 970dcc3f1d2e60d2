/**
 * The ledger finds what is torn or undone: transactions, queues and bindings.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SETTLE_MS } from './durability.js';
import { playedLedger } from './played-ledger.js';
import type { Message, Unit } from './records.js';

const { scene, queue, tap, declare, bind, publish, confirm, deliver, audit, kinds } = playedLedger();

describe('a transaction', () => {
  let unit: Unit;
  let acknowledged: Message;
  let sent: Message;

  beforeEach(() => {
    acknowledged = confirm();
    const consumer = tap();
    const tag = deliver(consumer, acknowledged);
    unit = scene.ledger.begin('t');
    scene.ledger.answer(consumer, { tag, unit });
    sent = publish({ routingKey: 'two', unit });
  });

  it.each([
    ['all of it', (): void => audit(['two', sent]), []],
    ['its acknowledgement alone', (): void => audit(), ['lost']],
    ['its message alone', (): void => audit(['one', acknowledged, true], ['two', sent]), ['came back']],
  ])('that is committed happened: %s', (_what, check, expected) => {
    scene.ledger.committing(unit);
    scene.ledger.committed(unit);
    scene.ledger.crash();
    check();
    expect(kinds()).toEqual(expected);
  });

  it.each([
    ['all of it', (): void => audit(['two', sent]), ['never committed', 'lost']],
    ['nothing of it', (): void => audit(['one', acknowledged, true]), []],
  ])('without a commit did not happen: %s', (_what, check, expected) => {
    scene.ledger.crash();
    check();
    expect(kinds()).toEqual(expected);
  });

  it.each([
    ['all of it', (): void => audit(['two', sent]), []],
    ['nothing of it', (): void => audit(['one', acknowledged, true]), []],
    ['its acknowledgement alone', (): void => audit(), ['torn']],
    ['its message alone', (): void => audit(['two', sent], ['one', acknowledged, true]), ['came back']],
  ])('whose commit was on its way happened or not: %s', (_what, check, expected) => {
    scene.ledger.committing(unit);
    scene.ledger.crash();
    check();
    expect(kinds()).toEqual(expected);
  });

  it('that is rolled back did not happen', () => {
    scene.ledger.rollingBack(unit);
    scene.ledger.crash();
    audit(['one', acknowledged, true], ['two', sent]);
    expect(kinds()).toEqual(['never committed']);
  });
});

describe('bindings and queues that change', () => {
  it('leave it open where a message goes that was on its way', () => {
    declare('three');
    const before = publish({ exchange: 'fan' });
    const bound = bind('three');
    scene.ledger.confirmed(before);
    bound();
    const after = confirm({ exchange: 'fan' });
    scene.ledger.crash();
    audit(['one', before], ['one', after], ['two', before], ['two', after]);
    expect(scene.ledger.violations.details.map(({ text }) => /^message \d+/.exec(text)?.[0])).toEqual([
      `message ${after.id}`,
    ]);
  });

  it('end with their messages', () => {
    const message = confirm();
    scene.ledger.topology.deleteQueue(queue('one'))();
    declare('one');
    deliver(tap(), message);
    expect(kinds()).toEqual(['misrouted']);
  });

  it('are lost with what was in them', () => {
    confirm();
    scene.ledger.crash();
    scene.ledger.lostQueue(queue('one'));
    expect(kinds()).toEqual(['definition', 'lost']);
  });

  it('may be purged', () => {
    confirm();
    scene.ledger.purge(queue('one'))();
    scene.ledger.crash();
    audit();
    expect(kinds()).toEqual([]);
  });

  it('may be purged of what comes before the answer', () => {
    const purged = scene.ledger.purge(queue('one'));
    confirm();
    purged();
    const after = confirm();
    scene.ledger.crash();
    audit(['one', after]);
    expect(kinds()).toEqual([]);
  });

  it('are empty for good once a purge is settled', () => {
    const message = confirm();
    scene.ledger.purge(queue('one'))();
    scene.now += SETTLE_MS;
    confirm({ routingKey: 'two' });
    scene.ledger.crash();
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
    if (isReturned) scene.ledger.returned(`run-${message.id}`);
    scene.ledger.confirmed(message);
    expect(kinds()).toEqual(expected);
  });
});
