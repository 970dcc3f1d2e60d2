/**
 * What is overdue, against a list that is searched each time: any mix of consumers, timeouts and fetches.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '../../../src/core/lane/entry.js';
import { AckDeadlines, type Overdue } from '../../../src/core/consumer/ack-deadlines.js';
import type { Consumer } from '../../../src/core/consumer/consumer.js';
import { Door, doorConsumer } from '../../support/door-consumer.js';
import { plainEntry } from '../../support/plain-entry.js';

const QUEUE_TIMEOUT_MS = 100;

interface Out {
  readonly entry: Entry;
  readonly door: Door;
  readonly since: number;
}

/** Deadlines beside a list of what is out, oldest first. */
class Pair {
  now = 1_700_000_000_000;
  private deadlines: AckDeadlines;
  private out: Out[] = [];
  private sequence = 0;
  private alarm = Infinity;
  private readonly doors = [new Door(), new Door()] as const;
  private readonly consumers: readonly { readonly door: Door; readonly consumer: Consumer }[];

  constructor(private timeoutMs: number) {
    this.deadlines = new AckDeadlines(timeoutMs);
    const [first, second] = this.doors;
    this.consumers = [
      { door: first, consumer: doorConsumer(first) },
      { door: second, consumer: doorConsumer(second) },
      { door: first, consumer: doorConsumer(first, { 'x-consumer-timeout': 30 }) },
      { door: second, consumer: doorConsumer(second, { 'x-consumer-timeout': 30 }) },
      { door: second, consumer: doorConsumer(second, { 'x-consumer-timeout': 250 }) },
    ];
  }

  deliver(pick: number): void {
    const entry = plainEntry(this.sequence++);
    const { door, consumer } = this.consumers[pick % this.consumers.length]!;
    entry.consumer = consumer;
    this.noteAlarm(this.deadlines.delivered(entry, this.now));
    this.note(entry, door);
  }

  fetch(pick: number): void {
    const entry = plainEntry(this.sequence++);
    const door = this.doors[pick % 2]!;
    this.noteAlarm(this.deadlines.fetched(entry, door, this.now));
    this.note(entry, door);
  }

  settle(pick: number): void {
    if (this.out.length === 0) return;
    const [{ entry }] = this.out.splice(pick % this.out.length, 1) as [Out];
    this.deadlines.settled(entry);
    this.deadlines.settled(entry);
  }

  pass(ms: number): void {
    this.now += ms % 60;
  }

  /** A policy changes the queue's own timeout. */
  configure(pick: number): void {
    this.timeoutMs = [50, QUEUE_TIMEOUT_MS, Infinity][pick % 3]!;
    this.deadlines.setTimeout(this.timeoutMs);
    if (this.timeoutMs === Infinity) this.out = this.out.filter(({ entry }) => entry.consumer?.timeoutMs !== undefined);
    this.noteAlarm(this.deadlines.nextDeadline());
  }

  expire(): void {
    const overdue = this.out.filter((out) => this.deadlineOf(out) <= this.now);
    const cancelled = new Set(overdue.map(({ entry }) => entry.consumer).filter((consumer) => consumer !== undefined));
    const goesBack = (out: Out): boolean =>
      out.entry.consumer === undefined ? overdue.includes(out) : cancelled.has(out.entry.consumer);
    const expected = this.out.filter(goesBack);
    this.out = this.out.filter((out) => !goesBack(out));
    expect(flat(this.deadlines.expired(this.now))).toEqual(
      new Map(expected.map(({ entry, door }) => [entry.sequence, { door, consumer: entry.consumer }])),
    );
    this.alarm = this.deadlines.nextDeadline();
  }

  check(): void {
    const next = Math.min(...this.out.map((out) => this.deadlineOf(out)));
    expect(this.deadlines.nextDeadline()).toBe(next);
    // Who goes by the answers alone looks in time.
    expect(this.alarm).toBeLessThanOrEqual(next);
  }

  private note(entry: Entry, door: Door): void {
    if ((entry.consumer?.timeoutMs ?? this.timeoutMs) !== Infinity) this.out.push({ entry, door, since: this.now });
  }

  private noteAlarm(deadline: number): void {
    this.alarm = Math.min(this.alarm, deadline);
  }

  private deadlineOf({ entry, since }: Out): number {
    return since + (entry.consumer?.timeoutMs ?? this.timeoutMs);
  }
}

/** By sequence; those of one consumer or channel come together and in order. */
function flat(groups: readonly Overdue[]): Map<number, { readonly door: unknown; readonly consumer: unknown }> {
  const found = new Map<number, { door: unknown; consumer: unknown }>();
  const owners = groups.map(({ channel, consumer }) => consumer ?? channel);
  expect(new Set(owners).size).toBe(owners.length);
  for (const { channel, consumer, entries } of groups) {
    const sequences = entries.map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    for (const sequence of sequences) found.set(sequence, { door: channel, consumer });
  }
  return found;
}

describe('AckDeadlines', () => {
  const kind = fc.constantFrom(
    ...(['deliver', 'deliver', 'fetch', 'settle', 'pass', 'pass', 'expire', 'configure'] as const),
  );
  const step = fc.record({ kind, pick: fc.nat({ max: 10_000 }) });

  it.each([QUEUE_TIMEOUT_MS, Infinity])('finds what a search would; the queue says %s', (timeoutMs) => {
    const property = fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const pair = new Pair(timeoutMs);
      for (const { kind: what, pick } of steps) {
        pair[what](pick);
        pair.check();
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('knows nothing any more once cleared', () => {
    const deadlines = new AckDeadlines(1);
    const entry = plainEntry(0);
    deadlines.fetched(entry, new Door(), 0);
    deadlines.clear();
    deadlines.settled(entry);
    expect([deadlines.nextDeadline(), deadlines.expired(10)]).toEqual([Infinity, []]);
  });

  it('keeps nothing of timeouts that nobody has any more', () => {
    const deadlines = new AckDeadlines(Infinity);
    for (let timeoutMs = 1; timeoutMs <= 1000; timeoutMs++) {
      const entry = plainEntry(timeoutMs);
      entry.consumer = doorConsumer(new Door(), { 'x-consumer-timeout': timeoutMs });
      deadlines.delivered(entry, 0);
      deadlines.settled(entry);
    }
    expect((deadlines as unknown as { own: ReadonlyMap<number, unknown> }).own.size).toBe(0);
  });
});
