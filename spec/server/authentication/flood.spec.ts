/**
 * Ten thousand failed logins: those who make them wait, nobody else does, and nothing is left of them in memory.
 */
import { describe, expect, it } from '@jest/globals';
import type { User } from '../../../src/core/access/user.js';
import type { AuthenticationOutcome } from '../../../src/core/ports.js';
import { Login } from '../../../src/server/authentication/login.js';
import { hashPassword, quickHash } from '../../../src/server/authentication/password-hashing.js';

const FLOOD = 10_000;

async function lab() {
  const users: readonly User[] = [
    { name: 'slow', password: await hashPassword('secret'), tags: [], limits: new Map() },
    { name: 'quick', password: quickHash('secret'), tags: [], limits: new Map() },
  ];
  const login = new Login((name) => users.find((user) => user.name === name));
  const outcomes: AuthenticationOutcome[] = [];
  const enter = (address: string, response: string): Promise<AuthenticationOutcome> =>
    new Promise((resolve) => {
      login.authenticate('PLAIN', Buffer.from(response), { loopback: false, address }, (outcome) => {
        if (address === 'guesser') outcomes.push(outcome);
        resolve(outcome);
      });
    });
  return { enter, outcomes };
}

describe.each(['slow', 'quick', 'nobody'])('a flood of guesses for %s', (name) => {
  it('lets others in meanwhile, by both kinds of password', async () => {
    const { enter, outcomes } = await lab();
    for (let i = 0; i < FLOOD; i++) void enter('guesser', `\0${name}\0guess ${i}`);
    expect(await enter('honest', '\0quick\0secret')).toMatchObject({ kind: 'accepted' });
    expect(await enter('honest', '\0slow\0secret')).toMatchObject({ kind: 'accepted' });
    expect(outcomes.every(({ kind }) => kind === 'refused')).toBe(true);
  });

  it('is answered at once for all but a few, without a look at the password', async () => {
    const { enter, outcomes } = await lab();
    // A failure counts when it is known, so that guesses for a password that is costly to compare come later.
    const first = Array.from({ length: 20 }, (_, i) => enter('guesser', `\0nobody\0guess ${i}`));
    await first[0];
    for (let i = 0; i < FLOOD; i++) void enter('guesser', `\0${name}\0guess ${i}`);
    expect(outcomes.length).toBeGreaterThanOrEqual(FLOOD);
    const unseen = outcomes.filter(
      (outcome) => outcome.kind === 'refused' && outcome.why === 'too many failed logins from this address',
    );
    expect(unseen.length).toBeGreaterThanOrEqual(FLOOD - 16);
  });
});
