/**
 * Permissions as an operator handles them, and what their regular expressions allow.
 */
import { describe, expect, it } from '@jest/globals';
import { AccessError } from '../../../src/core/access/access-error.js';
import type { Rights } from '../../../src/core/access/permissions/rights.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { UsersCore } from '../../support/users-core.js';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AccessError) return error.code;
    throw error;
  }
  return 'none';
}

function withUser(): UsersCore {
  const users = new UsersCore();
  users.user('u');
  return users;
}

function rightsOf(users: UsersCore, user = 'u'): Rights {
  return users.access.permissions.entering(user, '/')!;
}

const topic = { user: 'u', vhost: '/', exchange: 'amq.topic', write: '^a', read: '^b' };

describe('permissions', () => {
  it('are set, changed, listed and removed', () => {
    const users = withUser();
    const { permissions } = users.access;
    users.core.broker.addVHost('other');
    users.allow('u', { read: '^q' }, 'other');
    users.allow('u', { read: 'x' });
    users.allow('u', { configure: 'c', write: 'w', read: 'r' });
    const inDefault = { user: 'u', vhost: '/', configure: 'c', write: 'w', read: 'r' };
    const inOther = { user: 'u', vhost: 'other', configure: '', write: '', read: '^q' };
    expect(permissions.list({ user: 'u' })).toEqual([inDefault, inOther]);
    expect(permissions.list({ vhost: 'other' })).toEqual([inOther]);
    expect(permissions.find('u', '/')).toEqual(inDefault);
    expect(permissions.remove('u', '/')).toBeDefined();
    expect([permissions.find('u', '/'), permissions.remove('u', '/')]).toEqual([undefined, undefined]);
    expect(permissions.list({ user: 'u' })).toEqual([inOther]);
  });

  it('for topics are kept by exchange', () => {
    const { permissions } = withUser().access;
    permissions.setTopic(topic);
    permissions.setTopic({ ...topic, exchange: 'a', write: '' });
    permissions.setTopic({ ...topic, read: 'other' });
    expect(permissions.listTopics()).toEqual([
      { ...topic, exchange: 'a', write: '' },
      { ...topic, read: 'other' },
    ]);
    expect(permissions.removeTopic('u', '/', 'none')).toBeUndefined();
    expect(permissions.removeTopic('u', '/', 'a')).toBeDefined();
    expect(permissions.listTopics({ user: 'u', vhost: '/' })).toHaveLength(1);
    expect(permissions.removeTopic('u', '/')).toBeDefined();
    expect(permissions.listTopics()).toEqual([]);
    expect(permissions.removeTopic('nobody', '/')).toBeUndefined();
  });

  it('reach the store, with the commit', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    const users = new UsersCore(core);
    users.user('u');
    const { permissions } = users.access;
    const commit = permissions.set({ user: 'u', vhost: '/', configure: '', write: '', read: '' });
    expect([commit, permissions.setTopic(topic)]).toEqual([1, 1]);
    core.endTurn();
    expect(permissions.remove('u', '/')).toBe(2);
    expect(store.definitions.map(({ kind }) => kind)).toEqual(['user', 'topic-permission']);
  });

  it('do not mix up users and vhosts whose names run together', () => {
    const users = new UsersCore();
    for (const vhost of ['c', 'b\0c']) users.core.broker.addVHost(vhost);
    users.user('a\0b', { read: '1' }, 'c');
    users.user('a', { read: '2' }, 'b\0c');
    const { permissions } = users.access;
    expect([permissions.find('a\0b', 'c')?.read, permissions.find('a', 'b\0c')?.read]).toEqual(['1', '2']);
  });

  const all = { user: 'u', vhost: '/', configure: '.*', write: '.*', read: '.*' };
  it.each<[string, object, string]>([
    ['nobody', { user: 'nobody' }, 'ERR_ACCESS_NO_USER'],
    ['no vhost', { vhost: 'none' }, 'ERR_ACCESS_NO_VHOST'],
    ['no regular expression', { write: '(' }, 'ERR_ACCESS_PATTERN'],
    ['an expression that is too large', { read: 'x'.repeat(10_000) }, 'ERR_ACCESS_PATTERN'],
    ['an expression of another type', { configure: undefined }, 'ERR_ACCESS_PATTERN'],
  ])('that make no sense change nothing: %s', (_what, part, code) => {
    const { permissions } = withUser().access;
    expect(codeOf(() => permissions.set({ ...all, ...part }))).toBe(code);
    expect(codeOf(() => permissions.setTopic({ ...all, exchange: 'amq.topic', ...part }))).toBe(
      'configure' in part ? 'none' : code,
    );
    expect(permissions.list({ user: 'u' })).toEqual([]);
  });

  it('say which expression is wrong', () => {
    const { permissions } = withUser().access;
    expect(() => permissions.set({ ...all, read: '(' })).toThrow("'(' is no regular expression: missing ) at 1");
  });
});

describe('a regular expression of a permission', () => {
  it.each<[string, string, boolean]>([
    ['', 'q', false],
    ['', 'amq.default', false],
    ['.*', 'q', true],
    ['^$', 'q', false],
    ['q', 'aqb', true],
    ['^q', 'aq', false],
    ['^q$', 'q', true],
    ['^(orders|bills)-\\d+$', 'bills-12', true],
    ['^(orders|bills)-\\d+$', 'bills-x', false],
    ['^(?!amq\\.).*$', 'amq.topic', false],
    ['(?i)^Q$', 'q', true],
    ['^é', 'éa', true],
  ])('%j for %j: %s', (pattern, name, allowed) => {
    const users = withUser();
    users.allow('u', { configure: pattern });
    const rights = rightsOf(users);
    // Twice: an answer that is remembered is the same.
    const answers = [1, 2].map(() => rights.may('configure', 'queue', name));
    expect(answers).toEqual([allowed, allowed]);
    expect(rights.may('write', 'queue', name)).toBe(false);
  });

  it('sees the default exchange as amq.default', () => {
    const users = withUser();
    users.allow('u', { write: '^amq\\.default$', read: '^$' });
    const rights = rightsOf(users);
    expect(rights.may('write', 'exchange', '')).toBe(true);
    expect(rights.may('read', 'exchange', '')).toBe(false);
  });

  it('is asked for many more names than it remembers', () => {
    const users = withUser();
    users.allow('u', { read: '[02468]$' });
    const rights = rightsOf(users);
    const numbers = Array.from({ length: 1_000 }, (_, index) => index);
    for (const _ of [1, 2]) {
      expect(numbers.filter((number) => rights.may('read', 'queue', `q${number}`))).toHaveLength(500);
    }
  });

  it('takes no longer for a name that was made to cost time', () => {
    const users = withUser();
    users.allow('u', { write: '^(a+)+$' });
    expect(rightsOf(users).may('write', 'queue', `${'a'.repeat(250)}b`)).toBe(false);
  });
});

describe('variables of topic permissions', () => {
  it.each<[string, string, string, boolean]>([
    ['^{username}\\.', 'anna', 'anna.x', true],
    ['^{username}\\.', 'anna', 'otto.x', false],
    ['^{vhost}{username}$', 'anna', '/anna', true],
    ['^{username}$', '.*', 'anna', false],
    ['^{username}$', '.*', '.*', true],
    ['^{username}$', 'a.b', 'aXb', false],
    ['^{username}$', '$&', '$&', true],
    ['^{username}$', '{vhost}', '/', false],
    ['^{username}$', '{vhost}', '{vhost}', true],
    ['^{username}{username}$', 'u', 'uu', true],
    ['', 'u', 'k', false],
    ['.*', 'u', '', true],
  ])('%j for %j: %j is allowed: %s', (pattern, user, key, allowed) => {
    const users = new UsersCore();
    users.user(user, { write: '.*' });
    users.access.permissions.setTopic({ ...topic, user, write: pattern });
    const check = (): void => {
      rightsOf(users, user).assertMayTopic('write', 'amq.topic', key);
    };
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow(`write access to topic '${key}' in exchange 'amq.topic' in vhost '/' refused`);
    expect(users.access.permissions.listTopics()[0]!.write).toBe(pattern);
  });

  it('say nothing of exchanges without any', () => {
    const users = withUser();
    users.allow('u', {});
    users.access.permissions.setTopic(topic);
    expect(() => {
      rightsOf(users).assertMayTopic('read', 'other', 'k');
    }).not.toThrow();
  });
});
