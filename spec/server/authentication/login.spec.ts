/**
 * Who comes in by which mechanism: with what password, from where, and with which certificate.
 */
import { describe, expect, it } from '@jest/globals';
import type { PasswordHash } from '../../../src/core/access/password-hash.js';
import type { User } from '../../../src/core/access/user.js';
import type { AuthenticationOutcome, Peer } from '../../../src/core/ports.js';
import { Login, type LoginOptions } from '../../../src/server/authentication/login.js';
import { hashPassword, quickHash } from '../../../src/server/authentication/password-hashing.js';

const here: Peer = { loopback: true, address: '127.0.0.1' };
const elsewhere: Peer = { loopback: false, address: '192.0.2.7' };

function userOf(name: string, password: PasswordHash | undefined): User {
  return { name, password, tags: [], limits: new Map() };
}

/** A login that knows these users. */
function loginOf(users: readonly User[], options: LoginOptions = {}): Login {
  return new Login((name) => users.find((user) => user.name === name), options);
}

function outcomeOf(login: Login, response: string, peer = here, mechanism = 'PLAIN'): Promise<AuthenticationOutcome> {
  return new Promise((resolve) => {
    login.authenticate(mechanism, Buffer.from(response), peer, resolve);
  });
}

async function verdictOf(...args: Parameters<typeof outcomeOf>): Promise<string> {
  const outcome = await outcomeOf(...args);
  return outcome.kind === 'refused' ? `${outcome.user}: ${outcome.why}` : outcome.kind;
}

const guest = userOf('guest', quickHash('guest'));

describe('guest', () => {
  it('comes in from this machine', async () => {
    expect(await outcomeOf(loginOf([guest]), '\0guest\0guest')).toEqual({ kind: 'accepted', user: 'guest' });
  });

  it('does not come in from elsewhere, whatever the password', async () => {
    const why = 'guest: this user can only connect via localhost';
    expect(await verdictOf(loginOf([guest]), '\0guest\0guest', elsewhere)).toBe(why);
  });

  it('comes in from elsewhere where that is allowed', async () => {
    expect(await verdictOf(loginOf([guest], { loopbackUsers: [] }), '\0guest\0guest', elsewhere)).toBe('accepted');
  });

  it.each(['\0guest\0Guest', '\0guest\0guest ', '\0guest\0gues', '\0guest\0gu\ufffdst'])(
    'needs the right password: %j is wrong',
    async (response) => {
      expect(await verdictOf(loginOf([guest]), response)).toBe('guest: the password is wrong');
    },
  );

  it.each([
    ['\0guest\0', 'guest: the password is empty'],
    ['\0GUEST\0guest', 'GUEST: there is no such user'],
    ['\0\0guest', ': there is no such user'],
    ['\0gu\u00e9st\0guest', 'gu\u00e9st: there is no such user'],
  ])('%j is refused', async (response, why) => {
    expect(await verdictOf(loginOf([guest]), response)).toBe(why);
  });

  it.each(['', 'guest', 'guest\0guest', '\0guest\0guest\0', '\0\0\0\0'])('%j cannot be read', async (response) => {
    expect(await verdictOf(loginOf([guest]), response)).toBe('malformed');
  });
});

describe('a user by password', () => {
  it('comes in from anywhere', async () => {
    const login = loginOf([userOf('u', await hashPassword('s\u00e9cret'))]);
    expect(await verdictOf(login, '\0u\0s\u00e9cret', elsewhere)).toBe('accepted');
    expect(await verdictOf(login, '\0u\0secret', elsewhere)).toBe('u: the password is wrong');
  });

  it('who has none does not come in', async () => {
    expect(await verdictOf(loginOf([userOf('u', undefined)]), '\0u\0')).toBe('u: this user has no password');
    expect(await verdictOf(loginOf([userOf('u', undefined)]), '\0u\0x')).toBe('u: this user has no password');
  });

  it('who may come from this machine alone is refused elsewhere', async () => {
    const login = loginOf([userOf('u', quickHash('p'))], { loopbackUsers: ['u', 'v'] });
    expect(await verdictOf(login, '\0u\0p', elsewhere)).toBe('u: this user can only connect via localhost');
  });

  it('does not come in by what was his password when the comparison began', async () => {
    const users = [userOf('u', await hashPassword('old'))];
    const login = loginOf(users);
    const outcome = verdictOf(login, '\0u\0old');
    users[0] = userOf('u', quickHash('new'));
    expect(await outcome).toBe('u: the password is wrong');
    expect(await verdictOf(login, '\0u\0new')).toBe('accepted');
  });

  it('is named in the log, up to a length', async () => {
    expect(await verdictOf(loginOf([]), `\0${'x'.repeat(5_000)}\0p`)).toBe(`${'x'.repeat(128)}: there is no such user`);
  });
});

describe('a user by certificate', () => {
  const users = [userOf('client', undefined), guest];

  it('is whom it names', async () => {
    const peer = { ...elsewhere, certificateName: 'client' };
    expect(await outcomeOf(loginOf(users), '', peer, 'EXTERNAL')).toEqual({ kind: 'accepted', user: 'client' });
    expect(await outcomeOf(loginOf(users), 'guest', peer, 'EXTERNAL')).toEqual({ kind: 'accepted', user: 'client' });
  });

  it('has to be a user, who may come from there', async () => {
    const named = (certificateName: string): Peer => ({ ...elsewhere, certificateName });
    expect(await verdictOf(loginOf(users), '', named('nobody'), 'EXTERNAL')).toBe('nobody: there is no such user');
    expect(await verdictOf(loginOf(users), '', named('guest'), 'EXTERNAL')).toBe(
      'guest: this user can only connect via localhost',
    );
  });

  it('is asked for where there is a certificate', () => {
    expect(loginOf(users).mechanismsFor(elsewhere)).toEqual(['PLAIN', 'AMQPLAIN']);
    expect(loginOf(users).mechanismsFor({ ...elsewhere, certificateName: 'x' })).toEqual([
      'PLAIN',
      'AMQPLAIN',
      'EXTERNAL',
    ]);
  });
});

describe('nobody in particular', () => {
  it('comes in where there is a user for that', async () => {
    const login = loginOf([userOf('anon', undefined)], { anonymousUser: 'anon' });
    expect(login.mechanismsFor(elsewhere)).toEqual(['PLAIN', 'AMQPLAIN', 'ANONYMOUS']);
    expect(await outcomeOf(login, 'trace', elsewhere, 'ANONYMOUS')).toEqual({ kind: 'accepted', user: 'anon' });
  });

  it('is held to the rules of that user', async () => {
    const login = loginOf([guest], { anonymousUser: 'guest' });
    expect(await verdictOf(login, '', here, 'ANONYMOUS')).toBe('accepted');
    expect(await verdictOf(login, '', elsewhere, 'ANONYMOUS')).toBe('guest: this user can only connect via localhost');
    const missing = loginOf([], { anonymousUser: 'anon' });
    expect(await verdictOf(missing, '', here, 'ANONYMOUS')).toBe('anon: there is no such user');
  });
});
