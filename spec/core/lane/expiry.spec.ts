/**
 * What the index of expiry holds: nothing of what expires in the order in which it came, and nothing for long of
 * what is gone.
 */
import { describe, expect, it } from '@jest/globals';
import { Expiry } from '../../../src/core/lane/expiry.js';
import type { Entry } from '../../../src/core/lane/entry.js';
import { plainEntry } from '../../support/plain-entry.js';

function expiring(sequence: number, expiresAt: number): Entry {
  const entry = plainEntry(sequence);
  entry.expiresAt = expiresAt;
  return entry;
}

/** Takes all that is due. */
function due(expiry: Expiry, now: number): number[] {
  const sequences: number[] = [];
  for (let next = expiry.nextDue(now); next !== -1; next = expiry.nextDue(now)) {
    sequences.push(next);
    expiry.taken();
  }
  return sequences;
}

describe('expiry', () => {
  it('remembers nothing of entries of which each expires no earlier than those before it', () => {
    const expiry = new Expiry(0);
    for (const [sequence, time] of [10, 10, 11, 20].entries()) expiry.add(expiring(sequence, time));
    expect(expiry.nextTime).toBe(Infinity);
  });

  it('remembers one that expires before another that came earlier', () => {
    const expiry = new Expiry(0);
    for (const [sequence, time] of [10, 5, 12, 11].entries()) expiry.add(expiring(sequence, time));
    expect(expiry.nextTime).toBe(5);
    expect(due(expiry, 10)).toEqual([1]);
    expect(due(expiry, 11)).toEqual([3]);
  });

  it('remembers all that come behind one that never expires, until nothing is there', () => {
    const expiry = new Expiry(0);
    expiry.neverExpires();
    expiry.add(expiring(1, 10));
    expect(expiry.nextTime).toBe(10);
    expiry.restart();
    expiry.add(expiring(2, 5));
    expect(due(expiry, 100)).toEqual([1]);
  });

  it('remembers one that leaves memory once', () => {
    const expiry = new Expiry(0);
    const entry = expiring(1, 10);
    expiry.remember(entry);
    expiry.remember(entry);
    expect(due(expiry, 10)).toEqual([1]);
  });

  it('tells of one that came back many times once', () => {
    const expiry = new Expiry(0);
    const entry = expiring(1, 10);
    for (let i = 0; i < 50; i++) expiry.cameBack(entry);
    expiry.cameBack(expiring(2, 10));
    expect(due(expiry, 10)).toEqual([1, 2]);
  });

  it('tells in order of time, then of coming', () => {
    const expiry = new Expiry(Infinity);
    for (const [sequence, time] of [30, 10, 20, 10, 20].entries()) expiry.add(expiring(sequence, time));
    expect(due(expiry, 30)).toEqual([1, 3, 2, 4, 0]);
  });

  it('forgets what is not there any more, once that is most of it', () => {
    const expiry = new Expiry(Infinity);
    for (let sequence = 0; sequence < 3000; sequence++) expiry.add(expiring(sequence, 10_000 - sequence));
    expect(expiry.isStale(2000)).toBe(false);
    expect(expiry.isStale(1000)).toBe(true);
    expiry.forgetStale((sequence) => sequence % 3 === 0);
    expect(expiry.isStale(1000)).toBe(false);
    expect(due(expiry, 10_000)).toHaveLength(1000);
  });
});
