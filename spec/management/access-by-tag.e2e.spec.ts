/**
 * Who may ask for what: each tag at each route, as RabbitMQ 3.10 has it. Everything else is 401.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManagementClient } from '../support/management-client.js';

let api: ManagementClient;

const tags = ['none', 'management', 'policymaker', 'monitoring', 'admin'] as const;
type Tag = (typeof tags)[number];

const words: Readonly<Record<Tag, string>> = {
  none: '',
  management: 'management',
  policymaker: 'policymaker',
  monitoring: 'monitoring',
  admin: 'administrator',
};

beforeAll(async () => {
  api = await ManagementClient.start();
  for (const vhost of ['mine', 'other']) await api.put(`/vhosts/${vhost}`);
  for (const tag of tags) await api.addUser(tag, words[tag], 'mine');
});

afterAll(() => api.stop());

const all: readonly Tag[] = ['management', 'policymaker', 'monitoring', 'admin'];
const monitors: readonly Tag[] = ['monitoring', 'admin'];
const policymakers: readonly Tag[] = ['policymaker', 'admin'];
const policy = { pattern: 'x', definition: { 'max-length': 1 } };
const permission = { configure: '', write: '', read: '' };

const reading: readonly (readonly [path: string, who: readonly Tag[]])[] = [
  ['/whoami', all],
  ['/overview', all],
  ['/cluster-name', all],
  ['/extensions', all],
  ['/vhosts', all],
  ['/policies', all],
  ['/policies/mine', all],
  ['/policies/other', ['admin']],
  ['/operator-policies/other', ['admin']],
  ['/vhost-limits', all],
  ['/vhost-limits/other', monitors],
  ['/user-limits', all],
  ['/health/checks/alarms', all],
  ['/health/checks/local-alarms', all],
  ['/health/checks/virtual-hosts', all],
  ['/aliveness-test/mine', all],
  ['/aliveness-test/other', []],
  ['/nodes', monitors],
  ['/parameters', policymakers],
  ['/parameters/vhost-limits/mine', policymakers],
  ['/parameters/vhost-limits/other', ['admin']],
  ['/global-parameters', policymakers],
  ['/vhosts/mine', ['admin']],
  ['/vhosts/mine/permissions', ['admin']],
  ['/users', ['admin']],
  ['/users/none', ['admin']],
  ['/users/without-permissions', ['admin']],
  ['/permissions', ['admin']],
  ['/permissions/mine/none', ['admin']],
  ['/topic-permissions', ['admin']],
  ['/feature-flags', ['admin']],
];

const changing: readonly (readonly [method: string, path: string, body: unknown, who: readonly Tag[]])[] = [
  ['PUT', '/policies/mine/p', policy, policymakers],
  ['PUT', '/policies/other/p', policy, ['admin']],
  ['DELETE', '/policies/other/p', undefined, ['admin']],
  ['PUT', '/operator-policies/mine/p', policy, ['admin']],
  ['PUT', '/parameters/vhost-limits/mine/limits', { value: { 'max-queues': 5 } }, policymakers],
  ['PUT', '/parameters/vhost-limits/other/limits', { value: { 'max-queues': 5 } }, ['admin']],
  ['PUT', '/global-parameters/g', { value: 1 }, policymakers],
  ['PUT', '/vhost-limits/mine/max-queues', { value: 5 }, ['admin']],
  ['PUT', '/user-limits/none/max-channels', { value: 5 }, ['admin']],
  ['PUT', '/vhosts/young', {}, ['admin']],
  ['DELETE', '/vhosts/young', undefined, ['admin']],
  ['PUT', '/users/young', { password: 'x', tags: '' }, ['admin']],
  ['POST', '/users/bulk-delete', { users: ['young'] }, ['admin']],
  ['PUT', '/permissions/mine/none', permission, ['admin']],
  ['PUT', '/topic-permissions/mine/none', { exchange: 'amq.topic', write: '', read: '' }, ['admin']],
  ['PUT', '/cluster-name', { name: 'c' }, ['admin']],
  ['DELETE', '/reset', undefined, ['admin']],
  ['POST', '/rebalance/queues', {}, ['admin']],
];

async function allowed(method: string, path: string, body: unknown): Promise<Tag[]> {
  const letIn: Tag[] = [];
  for (const tag of tags) {
    const { status } = await api.ask(method, path, body, { user: tag });
    if (status < 300) letIn.push(tag);
    else expect([method, path, tag, status]).toEqual([method, path, tag, 401]);
  }
  return letIn;
}

describe('reading', () => {
  it.each(reading)('%s is for the right tags', async (path, who) => {
    expect(await allowed('GET', path, undefined)).toEqual(who);
  });
});

describe('changing', () => {
  it.each(changing)('%s %s is for the right tags', async (method, path, body, who) => {
    expect(await allowed(method, path, body)).toEqual(who);
  });
});

describe('a refusal', () => {
  it.each([
    ['none', '/whoami', 'Not management user'],
    ['management', '/nodes', 'Not monitor user'],
    ['management', '/users', 'Not administrator user'],
    ['management', '/policies/other', 'User not authorised to access virtual host'],
    ['monitoring', '/parameters', 'User not authorised to access object'],
  ])('of %s at %s says why', async (user, path, reason) => {
    expect((await api.get(path, { user })).json).toEqual({ error: 'not_authorised', reason });
  });
});

describe('lists', () => {
  it.each(['management', 'policymaker'])('show %s the vhosts that he may enter', async (user) => {
    const { json } = await api.get('/vhosts?columns=name', { user });
    expect(json).toEqual([{ name: 'mine' }]);
  });

  it('show all vhosts to who monitors', async () => {
    const { json } = await api.get('/vhosts?columns=name', { user: 'monitoring' });
    expect(json).toEqual([{ name: '/' }, { name: 'mine' }, { name: 'other' }]);
  });

  it('show where the broker listens to who monitors alone', async () => {
    const listeners = async (user: string): Promise<unknown> =>
      ((await api.get('/overview', { user })).json as { listeners: unknown[] }).listeners.length;
    expect([await listeners('management'), await listeners('monitoring')]).toEqual([0, 2]);
  });
});

describe('a change', () => {
  it('of tags acts at the next request', async () => {
    await api.addUser('changing', 'administrator');
    expect((await api.get('/users', { user: 'changing' })).status).toBe(200);
    await api.put('/users/changing', { password: 'changing', tags: 'management' });
    expect((await api.get('/users', { user: 'changing' })).status).toBe(401);
    expect((await api.get('/whoami', { user: 'changing' })).status).toBe(200);
  });

  it('of the password, too', async () => {
    await api.addUser('forgetful', 'management');
    await api.put('/users/forgetful', { password: 'new', tags: 'management' });
    expect((await api.get('/whoami', { user: 'forgetful' })).status).toBe(401);
    expect((await api.get('/whoami', { user: 'forgetful', password: 'new' })).status).toBe(200);
  });

  it('that removes the user, too', async () => {
    await api.addUser('leaving', 'management');
    expect((await api.get('/whoami', { user: 'leaving' })).status).toBe(200);
    await api.delete('/users/leaving');
    expect((await api.get('/whoami', { user: 'leaving' })).status).toBe(401);
  });
});
