/**
 * Rates and samples. The figures of the first two tests, and which sample counts at a time, are what RabbitMQ 3.10
 * answered.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { History } from '../../../../src/core/statistics/sampling/history.js';
import { rangeOf } from '../../../../src/core/statistics/sampling/range.js';
import { Rates } from '../../../../src/core/statistics/sampling/rates.js';

const tiers = [
  { stepMs: 5_000, length: 14 },
  { stepMs: 60_000, length: 12 },
];
const START = 1_795_301_600_000;

/** A history of one figure that had these values, one each five seconds. */
function historyOf(values: readonly number[], before?: number): { history: History; end: number } {
  const history = new History({ width: 1, tiers }, before === undefined ? undefined : Float64Array.of(before));
  let end = START;
  for (const [index, value] of values.entries()) {
    end = START + index * 5_000;
    history.take(end, Float64Array.of(value));
  }
  return { history, end };
}

function ratesOf(values: readonly number[], before?: number): Rates<'figure'> {
  const { history, end } = historyOf(values, before);
  return new Rates(['figure'], history, { at: end, before: end - 5_000 });
}

describe('a rate', () => {
  it('is that of the last two samples', () => {
    expect(ratesOf([0, 19, 37, 55, 73, 92]).of('figure')).toEqual({ rate: 3.8 });
  });

  it('comes with the past, its mean and its average when that is asked for', () => {
    const acks = [0, 0, 0, 0, 0, 0, 0, 0, 19, 37, 55, 73, 92];
    const { samples, ...rest } = ratesOf(acks).of('figure', rangeOf(60, 5));
    expect(rest).toEqual({ rate: 3.8, avg: 276 / 13, avgRate: 92 / 60 });
    expect(samples).toHaveLength(13);
    expect(samples![0]).toEqual({ sample: 92, timestamp: START + 60_000 });
    expect(samples!.map(({ sample }) => sample)).toEqual([...acks].reverse());
  });

  it('falls below nothing for a queue that shrinks', () => {
    expect(ratesOf([100, 50]).of('figure')).toEqual({ rate: -10 });
  });

  it('is 0 of what was never seen', () => {
    const rates = new Rates(['figure'], undefined, { at: START, before: START });
    expect(rates.of('figure')).toEqual({ rate: 0 });
    expect(rates.of('figure', rangeOf(10, 5))).toMatchObject({ rate: 0, avg: 0, avgRate: 0 });
  });

  it('is 0 of what was there before somebody looked, and has not moved', () => {
    const rates = ratesOf([70, 70, 70], 70);
    expect(rates.of('figure')).toEqual({ rate: 0 });
    expect(rates.movedAt).toBe(0);
    expect(rates.of('figure', rangeOf(10, 5)).avg).toBe(70);
  });
});

describe('samples', () => {
  let rates: Rates<'figure'>;
  beforeEach(() => {
    rates = ratesOf(Array.from({ length: 120 }, (_, index) => index));
  });
  const valuesOver = (age: number, increment: number): number[] =>
    rates.of('figure', rangeOf(age, increment)).samples!.map(({ sample }) => sample);

  it('stand at whole increments since 1970', () => {
    const { samples } = rates.of('figure', rangeOf(60, 7));
    // The last whole seven seconds.
    expect(samples).toHaveLength(9);
    expect(samples!.every(({ timestamp }) => timestamp % 7_000 === 0)).toBe(true);
  });

  it('have the value of the last one before', () => {
    // The last was at 595 s: 594 and 593 have that of 590.
    expect(valuesOver(2, 1)).toEqual([119, 118, 118]);
  });

  it('are coarser the farther back they lie, and end with the oldest known', () => {
    expect(valuesOver(540, 60)).toEqual([116, 104, 92, 80, 68, 56, 44, 32, 20, 8]);
    expect(valuesOver(6000, 600).at(-1)).toBe(0);
  });

  it('are what they were before where nobody looked for a while', () => {
    const { history } = historyOf([10, 20]);
    history.take(START + 30_000, Float64Array.of(80));
    rates = new Rates(['figure'], history, { at: START + 30_000, before: START + 5_000 });
    expect(valuesOver(30, 5)).toEqual([80, 20, 20, 20, 20, 20, 10]);
    expect(rates.of('figure').rate).toBe(60 / 25);
  });

  it('are forgotten of what has not moved for longer than they go back', () => {
    const { history, end } = historyOf([10, 20]);
    for (let minute = 1; minute <= 14; minute++) history.take(end + minute * 60_000, Float64Array.of(20));
    const at = end + 14 * 60_000;
    rates = new Rates(['figure'], history, { at, before: at - 60_000 });
    expect(valuesOver(60, 5)).toEqual(new Array(13).fill(20));
    expect(rates.movedAt).toBe(end);
  });
});

describe('a range', () => {
  it.each([
    [0, 5],
    [60, 0],
    [60, -5],
    [Number.NaN, 5],
    [100_000, 1],
  ])('of %d s by %d s makes no sense', (age, increment) => {
    expect(() => rangeOf(age, increment)).toThrow(`Invalid range parameters: age ${age}, incr ${increment}`);
  });
});
