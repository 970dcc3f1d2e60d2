/**
 * When heartbeats are due and when a peer is given up, by a clock that the test turns.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Heartbeating, Heartbeats } from '../../src/server/heartbeat.js';

class Watched implements Heartbeating {
  reads = 0;
  writes = 0;
  readingPaused = false;
  sent = 0;
  missed = 0;

  constructor(readonly heartbeatSeconds: number) {}

  sendHeartbeat(): void {
    this.sent++;
    this.writes++;
  }

  heartbeatMissed(): void {
    this.missed++;
  }
}

let heartbeats: Heartbeats;

beforeEach(() => {
  jest.useFakeTimers();
  heartbeats = new Heartbeats();
});

afterEach(() => {
  jest.useRealTimers();
});

/** Lets seconds pass; `meanwhile` happens ten times in each. */
function pass(seconds: number, meanwhile: () => void = () => undefined): void {
  for (let tenth = 0; tenth < seconds * 10; tenth++) {
    meanwhile();
    jest.advanceTimersByTime(100);
  }
}

describe('sending', () => {
  it.each([1, 2, 10, 60])('with an interval of %d s happens every half of it', (seconds) => {
    const idle = new Watched(seconds);
    heartbeats.watch(idle);
    pass(seconds * 5, () => idle.reads++);
    expect(idle.sent).toBe(10);
  });

  it('does not happen while anything else is sent', () => {
    const busy = new Watched(1);
    heartbeats.watch(busy);
    pass(10, () => {
      busy.reads++;
      busy.writes++;
    });
    expect(busy.sent).toBe(0);
  });
});

describe('a silent peer', () => {
  it.each([1, 2, 10, 60])('with an interval of %d s is given up after two, and not before', (seconds) => {
    const silent = new Watched(seconds);
    heartbeats.watch(silent);
    pass(seconds * 2);
    expect(silent.missed).toBe(0);
    pass(1);
    expect(silent.missed).toBeGreaterThan(0);
  });

  it('has the whole time again after it said something', () => {
    const talking = new Watched(1);
    heartbeats.watch(talking);
    for (let count = 0; count < 10; count++) {
      pass(1.9);
      talking.reads++;
    }
    expect(talking.missed).toBe(0);
  });

  it('is not given up while it is not read, and has the whole time afterwards', () => {
    const unread = new Watched(1);
    unread.readingPaused = true;
    heartbeats.watch(unread);
    pass(20);
    unread.readingPaused = false;
    pass(2);
    expect(unread.missed).toBe(0);
    pass(1);
    expect(unread.missed).toBeGreaterThan(0);
  });
});

describe('watching', () => {
  it('is each connection for itself', () => {
    const [short, long] = [new Watched(1), new Watched(60)];
    heartbeats.watch(short);
    heartbeats.watch(long);
    pass(5);
    expect([short.missed > 0, long.missed]).toEqual([true, 0]);
  });

  it('is not for an interval of zero', () => {
    heartbeats.watch(new Watched(0));
    expect(jest.getTimerCount()).toBe(0);
  });

  it('needs no timer once nobody is watched, and one again for the next', () => {
    const [first, second] = [new Watched(1), new Watched(1)];
    heartbeats.watch(first);
    heartbeats.watch(second);
    heartbeats.forget(first);
    expect(jest.getTimerCount()).toBe(1);
    heartbeats.forget(second);
    expect(jest.getTimerCount()).toBe(0);
    heartbeats.watch(first);
    pass(1);
    expect(first.sent).toBe(2);
    heartbeats.forget(first);
  });
});
