/**
 * A single active consumer has all turns until it goes, with room or without; then the next in rank has.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Consumer } from '../../../src/core/consumer/consumer.js';
import { Rotation } from '../../../src/core/consumer/rotation.js';
import { Door, doorConsumer } from '../../support/door-consumer.js';

interface Member {
  readonly consumer: Consumer;
  readonly door: Door;
}

/** The rotation beside a list in order of subscription, and who of it is active. */
class Pair {
  readonly rotation = new Rotation(true);
  private readonly members: Member[] = [];
  private active: Member | undefined;

  add(pick: number): void {
    const door = new Door();
    const member = { door, consumer: doorConsumer(door, { 'x-priority': pick % 3 }) };
    this.members.push(member);
    this.rotation.add(member.consumer);
    this.active ??= member;
  }

  remove(pick: number): void {
    if (this.members.length === 0) return;
    const [gone] = this.members.splice(pick % this.members.length, 1);
    this.rotation.remove(gone!.consumer);
    if (gone !== this.active) return;
    const highest = Math.max(...this.members.map(({ consumer }) => consumer.priority));
    this.active = this.members.find(({ consumer }) => consumer.priority === highest);
  }

  flip(pick: number): void {
    const member = this.members[pick % this.members.length];
    if (member === undefined) return;
    member.door.isOpen = !member.door.isOpen;
    const wakes = member.door.isOpen && member.consumer.waiting;
    expect(this.rotation.wake(member.consumer)).toBe(wakes);
    if (wakes) expect(member).toBe(this.active);
  }

  next(): void {
    const expected = this.active?.door.isOpen === true ? this.active.consumer : undefined;
    expect(this.rotation.hasRoom()).toBe(expected !== undefined);
    expect(this.rotation.next()).toBe(expected);
  }

  check(): void {
    expect([...this.rotation]).toEqual(this.members.map(({ consumer }) => consumer));
    for (const member of this.members) {
      expect(this.rotation.isActive(member.consumer)).toBe(member === this.active);
    }
  }
}

describe('Rotation with a single active consumer', () => {
  const kind = fc.constantFrom('add' as const, 'remove' as const, 'flip' as const, 'next' as const, 'next' as const);
  const step = fc.record({ kind, pick: fc.nat() });

  it('serves nobody else, and has the highest priority succeed it, then the first that subscribed', () => {
    const property = fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const pair = new Pair();
      for (const { kind: what, pick } of steps) {
        pair[what](pick);
        pair.check();
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('is not displaced by a consumer of higher priority', () => {
    const rotation = new Rotation(true);
    const first = doorConsumer(new Door());
    const higher = doorConsumer(new Door(), { 'x-priority': 9 });
    for (const consumer of [first, higher]) rotation.add(consumer);
    expect([rotation.next(), rotation.next()]).toEqual([first, first]);
  });

  it('has no active consumer once cleared', () => {
    const rotation = new Rotation(true);
    const consumer = doorConsumer(new Door());
    rotation.add(consumer);
    rotation.clear();
    expect([rotation.isActive(consumer), rotation.next()]).toEqual([false, undefined]);
  });
});
