/**
 * Publisher confirms: whatever the commits that publishes wait for, each number is confirmed once, not
 * before it is durable and not later.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Confirms } from '../../../src/core/session/confirms.js';

/** A turn: publishes that wait for its commit or for none, then commits up to some number becoming durable. */
const turn = fc.record({ publishes: fc.array(fc.boolean(), { maxLength: 8 }), durable: fc.nat({ max: 3 }) });

/** A client's view: which numbers are out, and which the acks confirm. */
class Publisher {
  readonly confirms = new Confirms();
  /** Commit that each unconfirmed number waits for. */
  readonly unconfirmed = new Map<number, number>();
  private sequence = 0;

  publish(commit: number): void {
    this.confirms.published(commit);
    this.unconfirmed.set(++this.sequence, commit);
  }

  flush(committed: number): void {
    this.confirms.flush(
      committed,
      (tag, multiple) => {
        expect(this.unconfirmed.has(tag)).toBe(true);
        const covered = [...this.unconfirmed].filter(([number]) => number === tag || (multiple && number < tag));
        for (const [number, commit] of covered) {
          expect({ number, durable: commit <= committed }).toEqual({ number, durable: true });
          this.unconfirmed.delete(number);
        }
      },
      never,
    );
    const overdue = [...this.unconfirmed].filter(([, commit]) => commit <= committed);
    expect(overdue).toEqual([]);
    expect(this.confirms.waiting).toBe(this.unconfirmed.size > 0);
  }
}

function never(): never {
  throw new Error('nacked');
}

describe('Confirms', () => {
  it('confirms every number once, as soon as it is durable and never before', () => {
    const property = fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
      const publisher = new Publisher();
      let commit = 1;
      let committed = 0;
      for (const { publishes, durable } of turns) {
        for (const persistent of publishes) publisher.publish(persistent ? commit : 0);
        if (publishes.includes(true)) commit++;
        committed = Math.min(commit - 1, committed + durable);
        publisher.flush(committed);
      }
      publisher.flush(commit);
      expect(publisher.unconfirmed.size).toBe(0);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  function acks(commits: readonly number[], ...durable: number[]): string[][] {
    const confirms = new Confirms();
    for (const commit of commits) confirms.published(commit);
    return durable.map((committed) => {
      const sent: string[] = [];
      confirms.flush(
        committed,
        (tag, multiple) => sent.push(multiple ? `..${tag}` : `${tag}`),
        (tag) => sent.push(`-${tag}`),
      );
      return sent;
    });
  }

  it.each([
    ['one alone', [0], [0], [['1']]],
    ['a run in one ack', [0, 0, 0], [0], [['..3']]],
    ['commits that became durable together in one ack', [1, 1, 2, 2], [2], [['..4']]],
    ['commit by commit', [1, 1, 2, 2], [1, 2], [['..2'], ['..4']]],
    ['one by one behind one that waits', [1, 0, 0], [0, 1], [['2', '3'], ['1']]],
    ['nothing before it is durable', [1, 2], [0, 1, 2], [[], ['1'], ['2']]],
  ])('confirms %s', (_what, commits, durable, expected) => {
    expect(acks(commits, ...durable)).toEqual(expected);
  });
});
