/**
 * One address cannot fill the log, nor can ten thousand; what was left out is said.
 */
import { describe, expect, it } from '@jest/globals';
import { LineQuota } from '../../../src/server/logging/line-quota.js';

function lab() {
  const clock = { ms: 0 };
  const said: [number, string | undefined][] = [];
  const quota = new LineQuota(
    (lines, address) => said.push([lines, address]),
    () => clock.ms,
  );
  const take = (address: string, times: number): number =>
    Array.from({ length: times }, () => quota.take(address)).filter(Boolean).length;
  return { clock, said, quota, take };
}

describe('lines about an address', () => {
  it('are many at once, then some a second', () => {
    const { clock, take } = lab();
    expect(take('a', 100_000)).toBe(2_000);
    clock.ms += 1_000;
    expect(take('a', 100)).toBe(20);
    clock.ms += 3_600_000;
    expect(take('a', 100_000)).toBe(2_000);
  });

  it('are nobody else’s', () => {
    const { take } = lab();
    take('a', 100_000);
    expect(take('b', 10)).toBe(10);
  });

  it('are those of its network, where one has all of it', () => {
    const { take } = lab();
    expect(take('2001:db8:1:2::1', 2_000) + take('2001:db8:1:2::2', 2_000)).toBe(2_000);
  });

  it('that were left out are counted, and said once', () => {
    const { said, quota, take } = lab();
    take('a', 2_500);
    take('b', 2_001);
    take('c', 1);
    quota.report();
    quota.report();
    expect(said).toEqual([
      [500, 'a'],
      [1, 'b'],
    ]);
  });
});

describe('lines about all addresses together', () => {
  it('are bounded, and so is what is remembered', () => {
    const { said, quota, take } = lab();
    let written = 0;
    for (let i = 0; i < 50_000; i++) written += take(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 1);
    expect([written, quota.size]).toEqual([10_000, 4_096]);
    quota.report();
    const leftOut = said.reduce((sum, [lines]) => sum + lines, 0);
    expect(leftOut).toBe(40_000);
    expect(said.at(-1)).toEqual([40_000 - 4_096, undefined]);
  });
});
