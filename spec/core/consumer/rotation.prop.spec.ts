/**
 * Consumers take turns: the highest priority that has room first, and among equals whoever has room all the
 * time is not passed over by one that gets two messages.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Consumer } from '../../../src/core/consumer/consumer.js';
import { Rotation } from '../../../src/core/consumer/rotation.js';
import { Door, doorConsumer } from '../../support/door-consumer.js';

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

  add(pick: number, priorities: readonly number[]): void {
    const door = new Door();
    const consumer = doorConsumer(door, { 'x-priority': priorities[pick % priorities.length]! });
    this.rotation.add(consumer);
    this.watched.push({ consumer, door, eligibleSince: this.turn, lastTurn: -1 });
  }

  remove(pick: number): void {
    if (this.watched.length === 0) return;
    const [gone] = this.watched.splice(pick % this.watched.length, 1);
    this.rotation.remove(gone!.consumer);
    this.rotation.remove(gone!.consumer);
    expect(this.rotation.isActive(gone!.consumer)).toBe(false);
  }

  flip(pick: number): void {
    const one = this.watched[pick % this.watched.length];
    if (one === undefined) return;
    one.door.isOpen = !one.door.isOpen;
    const wakes = one.door.isOpen && one.consumer.waiting;
    expect(this.rotation.wake(one.consumer)).toBe(wakes);
    one.eligibleSince = one.door.isOpen ? this.turn : undefined;
  }

  next(): void {
    const chosen = this.rotation.next();
    this.turn++;
    const open = this.watched.filter(({ door }) => door.isOpen);
    if (chosen === undefined) {
      expect(open).toEqual([]);
      return;
    }
    const winner = open.find(({ consumer }) => consumer === chosen)!;
    expect(chosen.priority).toBe(Math.max(...open.map(({ consumer }) => consumer.priority)));
    const passedOver = open.filter(
      ({ consumer, eligibleSince, lastTurn }) =>
        consumer.priority === chosen.priority && eligibleSince! < winner.lastTurn && lastTurn < winner.lastTurn,
    );
    expect(passedOver).toEqual([]);
    winner.lastTurn = this.turn;
  }
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('add' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), pick: fc.nat() }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('next' as const), pick: fc.constant(0) }) },
);

describe('Rotation', () => {
  it.each([
    ['one priority', [0]],
    ['a few priorities', [-3, 0, 7]],
    ['many priorities', Array.from({ length: 50 }, (_, index) => index - 25)],
  ])('is fair to those with room, and finds one whenever there is one: %s', (_, priorities) => {
    const property = fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const watch = new Watch();
      for (const { kind, pick } of steps) {
        watch[kind](pick, priorities);
        expect(watch.rotation.size).toBe(watch.watched.length);
        expect([...watch.rotation]).toEqual(watch.watched.map(({ consumer }) => consumer));
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('begins with the first that subscribed', () => {
    const watch = new Watch();
    for (let i = 0; i < 3; i++) watch.add(0, [0]);
    const consumers = watch.watched.map(({ consumer }) => consumer);
    const turns = Array.from({ length: 6 }, () => watch.rotation.next());
    expect(turns).toEqual([...consumers, ...consumers]);
    expect(consumers.map((consumer) => watch.rotation.isActive(consumer))).toEqual([true, true, true]);
  });

  it.each([
    ['of one priority', () => 0],
    ['each of its own priority', (index: number) => index],
  ])('asks a thousand blocked consumers once, not for each message: %s', (_, priorityOf) => {
    const rotation = new Rotation();
    const blocked = new Door();
    blocked.isOpen = false;
    for (let i = 0; i < 1000; i++) rotation.add(doorConsumer(blocked, { 'x-priority': priorityOf(i) }));
    const last = doorConsumer(new Door(), { 'x-priority': -1 });
    rotation.add(last);
    for (let i = 0; i < 100; i++) expect(rotation.next()).toBe(last);
    expect(blocked.asked).toBe(1000);
  });

  it('holds nobody once cleared, and nobody comes back', () => {
    const watch = new Watch();
    watch.add(0, [0]);
    const [{ consumer, door }] = watch.watched as [Watched];
    door.isOpen = false;
    expect(watch.rotation.next()).toBeUndefined();
    watch.rotation.clear();
    door.isOpen = true;
    expect(watch.rotation.wake(consumer)).toBe(false);
    expect(watch.rotation.next()).toBeUndefined();
    expect(watch.rotation.size).toBe(0);
  });
});
