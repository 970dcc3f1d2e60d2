/**
 * The alarm clock of all queues: who is woken when, what is left of those that are gone, and how much is done at a time.
 */
import { describe, expect, it } from '@jest/globals';
import { type Alarm, type Sleeper, Timetable } from '../../src/core/timetable.js';
import { ManualClock } from '../support/manual-clock.js';

/** Writes down when it is woken. */
class Napper implements Sleeper {
  alarm: Alarm | undefined;

  constructor(
    private readonly name: string,
    private readonly lab: Lab,
  ) {}

  wake(): void {
    this.lab.woken.push(`${this.name} ${this.lab.clock.timeMs}`);
  }
}

class Lab {
  readonly clock = new ManualClock(1000);
  readonly woken: string[] = [];
  turns = 0;
  readonly timetable: Timetable;

  constructor(workPerTurn = 10) {
    this.timetable = new Timetable(this.clock, workPerTurn, () => {
      this.turns++;
    });
  }

  sleeper(name: string, timeMs: number): Napper {
    const sleeper = new Napper(name, this);
    this.timetable.wakeAt(sleeper, timeMs);
    return sleeper;
  }
}

describe('timetable', () => {
  it('wakes each at its time, the earliest first', () => {
    const lab = new Lab();
    for (const [name, timeMs] of [
      ['c', 1300],
      ['a', 1100],
      ['d', 1400],
      ['b', 1200],
    ] as const)
      lab.sleeper(name, timeMs);
    lab.clock.advance(350);
    expect(lab.woken).toEqual(['a 1100', 'b 1200', 'c 1300']);
    lab.clock.advance(50);
    expect(lab.woken.at(-1)).toBe('d 1400');
  });

  it('wakes all that have the same time at once, and asks for one turn', () => {
    const lab = new Lab();
    for (const name of ['a', 'b', 'c']) lab.sleeper(name, 1100);
    lab.clock.advance(100);
    expect(lab.woken.toSorted()).toEqual(['a 1100', 'b 1100', 'c 1100']);
    expect(lab.turns).toBe(1);
  });

  it('never wakes at once, even when the time is over', () => {
    const lab = new Lab();
    lab.sleeper('a', 900);
    expect(lab.woken).toEqual([]);
    lab.clock.advance(0);
    expect(lab.woken).toEqual(['a 1000']);
  });

  it('wakes one that is moved forward once, at the earlier time', () => {
    const lab = new Lab();
    const sleeper = lab.sleeper('a', 1300);
    lab.timetable.wakeAt(sleeper, 1100);
    lab.timetable.wakeAt(sleeper, 1200); // later than it asked for before
    lab.clock.advance(1000);
    expect(lab.woken).toEqual(['a 1100']);
  });

  it('wakes one again that asks for it when it is woken', () => {
    const lab = new Lab();
    const sleeper = lab.sleeper('a', 1100);
    lab.clock.advance(100);
    lab.timetable.wakeAt(sleeper, 1100);
    lab.clock.advance(0);
    lab.timetable.wakeAt(sleeper, 1500);
    lab.clock.advance(400);
    expect(lab.woken).toEqual(['a 1100', 'a 1100', 'a 1500']);
  });

  it('wakes none that was forgotten, unless it asks again', () => {
    const lab = new Lab();
    const [a, b] = [lab.sleeper('a', 1100), lab.sleeper('b', 1100)];
    lab.timetable.forget(a);
    lab.timetable.forget(b);
    lab.timetable.wakeAt(b, 1200);
    lab.clock.advance(1000);
    expect(lab.woken).toEqual(['b 1200']);
  });

  it('keeps the times of those that stay while thousands come and go', () => {
    const lab = new Lab();
    lab.sleeper('stays', 5000);
    for (let i = 0; i < 5000; i++) lab.timetable.forget(lab.sleeper('goes', 2000 + i));
    expect(lab.timetable.size).toBeLessThan(2100);
    lab.clock.advance(10_000);
    expect(lab.woken).toEqual(['stays 5000']);
  });

  it('keeps little of one that is moved forward again and again', () => {
    const lab = new Lab();
    const sleeper = lab.sleeper('a', 9000);
    for (let timeMs = 8999; timeMs > 2000; timeMs--) lab.timetable.wakeAt(sleeper, timeMs);
    expect(lab.timetable.size).toBeLessThan(2100);
    lab.clock.advance(10_000);
    expect(lab.woken).toEqual(['a 2001']);
  });

  it('wakes at the time of day, also when the clock was set back', () => {
    const lab = new Lab();
    lab.sleeper('a', 1100);
    lab.clock.advance(50);
    lab.clock.timeMs = 500;
    lab.sleeper('b', 600);
    lab.clock.advance(100);
    expect(lab.woken).toEqual(['b 600']);
    lab.clock.advance(500);
    expect(lab.woken).toEqual(['b 600', 'a 1100']);
  });

  it.each([
    ['soon', 63, 1105],
    ['later', 64, 1120],
  ])('wakes %s after the last time when it had %i units of work', (_, units, timeMs) => {
    const lab = new Lab(1000);
    const sleeper = lab.sleeper('a', 1100);
    lab.clock.advance(100);
    lab.timetable.spend(units);
    lab.timetable.wakeAt(sleeper, 1101);
    lab.timetable.endTurn();
    lab.clock.advance(50);
    expect(lab.woken).toEqual(['a 1100', `a ${timeMs}`]);
  });

  it('has a budget for each turn', () => {
    const { timetable } = new Lab();
    timetable.spend(9);
    expect(timetable.hasBudget).toBe(true);
    timetable.spend(4);
    expect(timetable.hasBudget).toBe(false);
    timetable.endTurn();
    expect(timetable.hasBudget).toBe(true);
  });
});
