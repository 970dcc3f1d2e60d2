/**
 * Consumers take turns: whoever has room all the time is not passed over by one that gets two messages.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Consumer, type ConsumerChannel } from '../../../src/core/queue/consumer.js';
import { Rotation } from '../../../src/core/queue/rotation.js';
import { emptyTable } from '../../../src/wire/values/field-table.js';

class Door implements ConsumerChannel {
  open = true;

  deliver(): void {
    throw new Error('delivered');
  }

  consumerCancelled(): void {
    throw new Error('cancelled');
  }
}

interface Watched {
  readonly consumer: Consumer;
  readonly door: Door;
  /** Since which turn it has had room and stood in line without a break. */
  eligibleSince: number | undefined;
  lastTurn: number;
}

/** Rotation and what is known of its consumers from outside. */
class Watch {
  readonly rotation = new Rotation();
  readonly watched: Watched[] = [];
  private turn = 0;

  add(): void {
    const door = new Door();
    const options = { tag: 't', noAck: false, exclusive: false, prefetch: 0, arguments: emptyTable };
    const consumer = new Consumer(door, options);
    this.rotation.add(consumer);
    this.watched.push({ consumer, door, eligibleSince: this.turn, lastTurn: -1 });
  }

  remove(pick: number): void {
    if (this.watched.length === 0) return;
    const [gone] = this.watched.splice(pick % this.watched.length, 1);
    this.rotation.remove(gone!.consumer);
    this.rotation.remove(gone!.consumer);
  }

  flip(pick: number): void {
    const one = this.watched[pick % this.watched.length];
    if (one === undefined) return;
    one.door.open = !one.door.open;
    const wakes = one.door.open && one.consumer.waiting;
    expect(this.rotation.wake(one.consumer)).toBe(wakes);
    one.eligibleSince = one.door.open ? this.turn : undefined;
  }

  next(): void {
    const chosen = this.rotation.next();
    this.turn++;
    if (chosen === undefined) {
      expect(this.watched.filter(({ door }) => door.open)).toEqual([]);
      return;
    }
    const winner = this.watched.find(({ consumer }) => consumer === chosen)!;
    expect(winner.door.open).toBe(true);
    const passedOver = this.watched.filter(
      ({ eligibleSince, lastTurn }) =>
        eligibleSince !== undefined && eligibleSince < winner.lastTurn && lastTurn < winner.lastTurn,
    );
    expect(passedOver).toEqual([]);
    winner.lastTurn = this.turn;
  }
}

describe('Rotation', () => {
  const step = fc.oneof(
    { weight: 2, arbitrary: fc.constant({ kind: 'add' as const, pick: 0 }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), pick: fc.nat() }) },
    { weight: 8, arbitrary: fc.constant({ kind: 'next' as const, pick: 0 }) },
  );

  it('is fair to those with room, and finds one whenever there is one', () => {
    const property = fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const watch = new Watch();
      for (const { kind, pick } of steps) {
        watch[kind](pick);
        expect(watch.rotation.size).toBe(watch.watched.length);
        expect([...watch.rotation]).toEqual(watch.watched.map(({ consumer }) => consumer));
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('begins with the first that subscribed', () => {
    const watch = new Watch();
    for (let i = 0; i < 3; i++) watch.add();
    const consumers = watch.watched.map(({ consumer }) => consumer);
    const turns = Array.from({ length: 6 }, () => watch.rotation.next());
    expect(turns).toEqual([...consumers, ...consumers]);
  });

  it('holds nobody once cleared', () => {
    const watch = new Watch();
    watch.add();
    watch.rotation.clear();
    expect(watch.rotation.next()).toBeUndefined();
    expect(watch.rotation.size).toBe(0);
  });
});
