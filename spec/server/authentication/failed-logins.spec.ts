/**
 * Guessing passwords becomes slow for the address it comes from, and stays cheap for everybody else.
 */
import { describe, expect, it } from '@jest/globals';
import { FailedLogins } from '../../../src/server/authentication/failed-logins.js';

function lab() {
  const clock = { ms: 0 };
  const failures = new FailedLogins(() => clock.ms);
  const fail = (address: string, times: number, user = 'u'): void => {
    for (let i = 0; i < times; i++) failures.failed(address, user);
  };
  return { clock, failures, fail };
}

describe('failed logins', () => {
  it('are free at first, then cost more and more, up to a bound', () => {
    const { failures, fail } = lab();
    expect(failures.delayOf('a', 'u')).toBe(0);
    fail('a', 9);
    expect(failures.delayOf('a', 'u')).toBe(0);
    const delays = Array.from({ length: 30 }, () => {
      fail('a', 1);
      return failures.delayOf('a', 'u');
    });
    expect(delays.slice(0, 8)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
    expect(delays.at(-1)).toBe(5000);
  });

  it('cost nobody elsewhere anything', () => {
    const { failures, fail } = lab();
    fail('a', 10_000);
    expect(failures.delayOf('b', 'u')).toBe(0);
    fail('b', 1);
    expect(failures.delayOf('b', 'u')).toBe(0);
  });

  it('are forgiven with time', () => {
    const { clock, failures, fail } = lab();
    fail('a', 1_000);
    clock.ms += 199_999;
    expect(failures.delayOf('a', 'u')).toBe(200);
    clock.ms += 20_001;
    expect(failures.delayOf('a', 'u')).toBe(0);
    fail('a', 3);
    expect(failures.delayOf('a', 'u')).toBe(200);
  });

  it('of others do not slow down who has logged in from there', () => {
    const { failures, fail } = lab();
    failures.succeeded('a', 'honest');
    fail('a', 1_000, 'guessed');
    expect([failures.delayOf('a', 'honest'), failures.delayOf('a', 'guessed')]).toEqual([0, 5000]);
    // Unless it is his password that is guessed.
    fail('a', 10, 'honest');
    expect(failures.delayOf('a', 'honest')).toBe(5000);
    failures.succeeded('a', 'honest');
    expect(failures.delayOf('a', 'honest')).toBe(0);
  });

  it('wait side by side, but not without end', () => {
    const { failures, fail } = lab();
    fail('a', 20);
    const waiting = Array.from({ length: 16 }, () => failures.wait('a'));
    expect(failures.delayOf('a', 'u')).toBeUndefined();
    waiting[0]!();
    expect(failures.delayOf('a', 'u')).toBe(5000);
  });

  it('are remembered for so many addresses, the newest', () => {
    const { failures, fail } = lab();
    fail('first', 20);
    for (let i = 0; i < 4_095; i++) fail(`filler ${i}`, 1);
    fail('first', 1);
    for (let i = 0; i < 4_095; i++) fail(`other ${i}`, 1);
    expect([failures.size, failures.delayOf('first', 'u')]).toEqual([4_096, 5000]);
    fail('one more', 1);
    expect([failures.size, failures.delayOf('first', 'u')]).toEqual([4_096, 0]);
  });

  it('are remembered for so many users of an address', () => {
    const { failures, fail } = lab();
    for (let i = 0; i < 1_000; i++) failures.succeeded('a', `user ${i}`);
    fail('a', 20, 'guessed');
    const spared = Array.from({ length: 1_000 }, (_, i) => failures.delayOf('a', `user ${i}`)).filter(
      (delay) => delay === 0,
    );
    expect(spared).toHaveLength(16);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:7::', true],
    ['::1', '::2', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['192.0.2.1', '192.0.2.2', false],
  ])('of %s are those of %s: %s', (address, other, same) => {
    const { failures, fail } = lab();
    fail(address, 20);
    expect(failures.delayOf(other, 'u')).toBe(same ? 5000 : 0);
  });
});
