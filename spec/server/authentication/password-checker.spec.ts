/**
 * A costly comparison is made once: a fleet that logs in with one password waits for one of them, and what is
 * known to be wrong costs nothing.
 */
import { describe, expect, it } from '@jest/globals';
import { HashingLine } from '../../../src/server/authentication/hashing-line.js';
import { PasswordChecker } from '../../../src/server/authentication/password-checker.js';
import { hashPassword, quickHash } from '../../../src/server/authentication/password-hashing.js';

describe('the password checker', () => {
  it('answers at once for a hash that costs nothing', () => {
    const checker = new PasswordChecker();
    const hash = quickHash('p');
    expect([checker.check(hash, 'p', 'a'), checker.check(hash, 'q', 'a')]).toEqual([true, false]);
  });

  it('answers at once when it has seen the right password', async () => {
    const checker = new PasswordChecker();
    const hash = await hashPassword('p');
    expect(await checker.check(hash, 'q', 'a')).toBe(false);
    const first = checker.check(hash, 'p', 'a');
    expect(first).toBeInstanceOf(Promise);
    expect(await first).toBe(true);
    expect([checker.check(hash, 'p', 'b'), checker.check(hash, 'q', 'b')]).toEqual([true, false]);
    // The same password of another user, or set anew, has another hash.
    expect(checker.check(await hashPassword('p'), 'p', 'a')).toBeInstanceOf(Promise);
  });

  it('makes one comparison for a thousand that start at once', async () => {
    const checker = new PasswordChecker();
    const hash = await hashPassword('p');
    const answers = Array.from({ length: 1_000 }, (_, index) => checker.check(hash, 'p', `address ${index}`));
    expect(new Set(answers).size).toBe(1);
    expect(await answers[999]).toBe(true);
  });

  it('has an end to what it takes on for one address', async () => {
    const checker = new PasswordChecker();
    const hash = await hashPassword('p');
    const right = checker.check(hash, 'p', 'honest');
    const guesses = Array.from({ length: 10_000 }, (_, index) => checker.check(hash, `guess ${index}`, 'guesser'));
    const taken = guesses.filter((answer) => answer !== undefined);
    expect(taken).toHaveLength(64);
    expect(await right).toBe(true);
    // From here on what is right is known, and what waits is not compared any more.
    for (const answer of taken) expect(await answer).toBe(false);
  });
});

describe('the line', () => {
  /** A task that a test ends. */
  function task() {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { end, ended };
  }

  it('takes addresses in turn, one task at a time', async () => {
    const line = new HashingLine();
    const order: string[] = [];
    const gate = task();
    const first = line.run('gate', () => gate.ended);
    const run = (address: string, name: string) =>
      line.run(address, async () => {
        order.push(name);
      });
    const many = Array.from({ length: 5 }, (_, index) => run('busy', `busy ${index}`));
    const one = run('quiet', 'quiet');
    expect(order).toEqual([]);
    gate.end();
    for (const result of [first, ...many, one]) await result;
    expect(order).toEqual(['busy 0', 'quiet', 'busy 1', 'busy 2', 'busy 3', 'busy 4']);
  });

  it('goes on behind a task that failed, and after it was empty', async () => {
    const line = new HashingLine();
    await expect(line.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await line.run('a', () => Promise.resolve(7))).toBe(7);
    const results = [1, 2, 3].map((number) => line.run('a', () => Promise.resolve(number)));
    expect([await results[0], await results[1], await results[2]]).toEqual([1, 2, 3]);
  });

  it('takes no more than it can bear', async () => {
    const line = new HashingLine();
    const gate = task();
    const first = line.run('gate', () => gate.ended);
    const taken = Array.from({ length: 5_000 }, (_, index) => line.run(`address ${index}`, () => Promise.resolve(1)));
    expect(taken.filter((result) => result !== undefined).length).toBeLessThanOrEqual(1_024);
    gate.end();
    await first;
    for (const result of taken) await result;
    expect(await line.run('later', () => Promise.resolve(2))).toBe(2);
  });
});
