import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConsumerCapacity } from '../../../src/core/statistics/consumer-capacity.js';
import { ManualClock } from '../../support/manual-clock.js';

let clock: ManualClock;
let capacity: ConsumerCapacity;
beforeEach(() => {
  clock = new ManualClock();
  capacity = new ConsumerCapacity(clock);
});

describe('the capacity of consumers', () => {
  it('is 0 without any, however long', () => {
    capacity.note(false, true);
    clock.advance(60_000);
    expect(capacity.share).toBe(0);
  });

  it('is 1 while nothing waits for them', () => {
    capacity.note(true, false);
    clock.advance(60_000);
    expect(capacity.share).toBe(1);
  });

  it('falls while messages wait, and comes back', () => {
    capacity.note(true, false);
    clock.advance(60_000);
    capacity.note(true, true);
    clock.advance(10_000);
    expect(capacity.share).toBeCloseTo(0.5);
    capacity.note(true, false);
    clock.advance(10_000);
    expect(capacity.share).toBeCloseTo(0.75);
  });

  it('is about the share of time when it goes to and fro', () => {
    capacity.note(true, false);
    for (let i = 0; i < 1000; i++) {
      capacity.note(true, true);
      clock.advance(75);
      capacity.note(true, false);
      clock.advance(25);
    }
    expect(capacity.share).toBeCloseTo(0.25, 1);
  });

  it('starts anew when the last one goes', () => {
    capacity.note(true, true);
    clock.advance(60_000);
    capacity.note(false, true);
    capacity.note(true, false);
    expect(capacity.share).toBe(1);
  });
});
