/**
 * The users there are: made, changed and removed, with all that is theirs; what makes no sense changes nothing.
 */
import { describe, expect, it } from '@jest/globals';
import { AccessError } from '../../../src/core/access/access-error.js';
import { type PasswordHash, hashingModule, readPasswordHash } from '../../../src/core/access/password-hash.js';
import { readTags } from '../../../src/core/access/user.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { withoutDefaults } from '../../support/stored-defaults.js';
import { UsersCore } from '../../support/users-core.js';

const password: PasswordHash = { algorithm: 'sha256', hash: Buffer.alloc(36, 1).toString('base64') };
const none = new Map<string, number>();

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AccessError) return error.code;
    throw error;
  }
  return 'none';
}

describe('users', () => {
  it('begin with guest, an administrator', () => {
    const { access } = new UsersCore();
    expect(access.users.list()).toEqual([
      { name: 'guest', password: undefined, tags: ['administrator'], limits: none },
    ]);
    expect(access.permissions.list()).toEqual([
      { user: 'guest', vhost: '/', configure: '.*', write: '.*', read: '.*' },
    ]);
  });

  it('are listed by name', () => {
    const { access } = new UsersCore();
    for (const name of ['b', 'ä', 'a', 'Z']) access.users.set({ name, password, tags: [] });
    expect(access.users.list().map(({ name }) => name)).toEqual(['Z', 'a', 'b', 'guest', 'ä']);
  });

  it('can be given other passwords, tags and limits, each alone', () => {
    const { users } = new UsersCore().access;
    users.set({ name: 'u', password, tags: ['management'] });
    users.setLimits('u', { 'max-channels': 5 });
    users.setTags('u', 'monitoring, policymaker');
    users.setPassword('u', undefined);
    users.setLimits('u', { 'max-connections': -1 });
    const limits = new Map([
      ['max-channels', 5],
      ['max-connections', -1],
    ]);
    expect(users.get('u')).toEqual({ name: 'u', password: undefined, tags: ['monitoring', 'policymaker'], limits });
    users.clearLimits('u', ['max-channels']);
    expect([...users.get('u').limits]).toEqual([['max-connections', -1]]);
    users.set({ name: 'u', password, tags: [] });
    expect([...users.get('u').limits]).toEqual([['max-connections', -1]]);
    users.clearLimits('u');
    expect(users.get('u')).toEqual({ name: 'u', password, tags: [], limits: none });
  });

  it('answer with the commit that makes a change durable', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    const { users } = core.broker.access;
    const commit = users.set({ name: 'u', password, tags: [] });
    core.endTurn();
    const later = users.setTags('u', ['x']);
    expect([commit, later, users.remove('nobody')]).toEqual([1, 2, undefined]);
    core.endTurn();
    expect(users.remove('u')).toBe(3);
  });

  it('go with all that is theirs', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    core.broker.restore([], () => undefined);
    const users = new UsersCore(core);
    core.broker.addVHost('other');
    for (const vhost of ['/', 'other']) {
      users.user('u', { read: 'a' }, vhost);
      users.access.permissions.setTopic({ user: 'u', vhost, exchange: 'amq.topic', write: 'b', read: '' });
    }
    users.user('v', { read: 'b' });
    users.access.users.remove('u');
    expect(users.access.permissions.list({ user: 'u' })).toEqual([]);
    expect(users.access.permissions.listTopics()).toEqual([]);
    expect(withoutDefaults(store.definitions).map(({ kind }) => kind)).toEqual(['vhost', 'vhost']);
    expect(store.definitions.filter(({ kind }) => kind === 'permission')).toHaveLength(2);
    users.user('u', { write: 'new' });
    expect(users.access.permissions.find('u', '/')).toMatchObject({ write: 'new', read: '' });
  });

  it('ask for the end of the turn in which they change', () => {
    const { core, access } = new UsersCore();
    let asked = 0;
    core.broker.requestTurn = () => asked++;
    access.users.set({ name: 'u', password, tags: [] });
    access.users.remove('u');
    expect(asked).toBeGreaterThanOrEqual(2);
  });
});

describe('a user that makes no sense', () => {
  const user = { name: 'u', password, tags: [] };

  it.each<[string, object, string]>([
    ['no name', { name: '' }, 'ERR_ACCESS_NAME'],
    ['a name of another type', { name: 7 }, 'ERR_ACCESS_NAME'],
    ['a name of too many bytes', { name: 'é'.repeat(128) }, 'ERR_ACCESS_NAME'],
    ['tags that are no words', { tags: [1] }, 'ERR_ACCESS_TAGS'],
    ['too many tags', { tags: Array.from({ length: 65 }, String) }, 'ERR_ACCESS_TAGS'],
    ['a tag of too many bytes', { tags: ['x'.repeat(256)] }, 'ERR_ACCESS_TAGS'],
    [
      'a hash of another length',
      { password: { algorithm: 'sha512', hash: password.hash } },
      'ERR_ACCESS_PASSWORD_HASH',
    ],
    ['a hash that is not base64', { password: { ...password, hash: '!' } }, 'ERR_ACCESS_PASSWORD_HASH'],
  ])('is refused: %s', (_what, part, code) => {
    const { users } = new UsersCore().access;
    expect(codeOf(() => users.set({ ...user, ...part }))).toBe(code);
    expect(users.list()).toHaveLength(1);
  });

  it('may have a name of 255 bytes', () => {
    const { users } = new UsersCore().access;
    expect(codeOf(() => users.set({ ...user, name: `${'é'.repeat(127)}x` }))).toBe('none');
  });

  it.each<[string, (users: UsersCore['access']['users']) => unknown]>([
    ['a password', (users) => users.setPassword('u', password)],
    ['tags', (users) => users.setTags('u', [])],
    ['limits', (users) => users.setLimits('u', {})],
    ['cleared limits', (users) => users.clearLimits('u')],
    ['a look', (users) => users.get('u')],
  ])('is missed: %s for nobody', (_what, act) => {
    expect(codeOf(() => act(new UsersCore().access.users))).toBe('ERR_ACCESS_NO_USER');
  });
});

describe('tags', () => {
  it.each<[unknown, readonly string[]]>([
    ['', []],
    ['administrator', ['administrator']],
    [' a,b , a,', ['a', 'b']],
    [
      ['b', 'a', 'b', ''],
      ['b', 'a'],
    ],
  ])('%j are %j', (input, tags) => {
    expect(readTags(input)).toEqual(tags);
  });
});

describe('a password hash of definitions', () => {
  const hashOf = (bytes: number): string => Buffer.alloc(bytes, 7).toString('base64');

  it.each([
    ['rabbit_password_hashing_sha256', 36, 'sha256'],
    ['rabbit_password_hashing_sha512', 68, 'sha512'],
    ['rabbit_password_hashing_md5', 20, 'md5'],
    ['leveret_password_hashing_scrypt', 51, 'scrypt'],
    [undefined, 36, 'sha256'],
    [null, 36, 'sha256'],
  ])('by %s has %i bytes', (module, bytes, algorithm) => {
    const hash = hashOf(bytes);
    expect(readPasswordHash(hash, module)).toEqual({ algorithm, hash });
    expect(codeOf(() => readPasswordHash(hashOf(bytes + 1), module))).toBe('ERR_ACCESS_PASSWORD_HASH');
    if (typeof module === 'string') expect(hashingModule(algorithm as PasswordHash['algorithm'])).toBe(module);
  });

  it('that is empty is none', () => {
    expect(readPasswordHash('', 'whatever')).toBeUndefined();
  });

  it.each<[unknown, unknown]>([
    [7, undefined],
    [hashOf(36), 'rabbit_password_hashing_rot13'],
    [hashOf(36), 'toString'],
    [hashOf(36).slice(1), undefined],
    [`${hashOf(36)}\n`, undefined],
  ])('%j by %j is refused', (hash, module) => {
    expect(codeOf(() => readPasswordHash(hash, module))).toBe('ERR_ACCESS_PASSWORD_HASH');
  });
});
