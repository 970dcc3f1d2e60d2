/**
 * What is changed over HTTP is there after a restart.
 */
import { expect, it } from '@jest/globals';
import { ManagementClient } from '../support/management-client.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const data = temporaryDirectory();

const written: readonly (readonly [path: string, body: unknown])[] = [
  ['/vhosts/v', { tracing: true }],
  ['/users/u', { password: 'u', tags: 'management' }],
  ['/permissions/v/u', { configure: 'a', write: 'b', read: 'c' }],
  ['/topic-permissions/v/u', { exchange: 'amq.topic', write: 'a', read: 'b' }],
  ['/policies/v/p', { pattern: '^x', definition: { 'max-length': 5 } }],
  ['/parameters/vhost-limits/v/limits', { value: { 'max-queues': 1 } }],
  ['/global-parameters/g', { value: { text: 'ü', numbers: [1, 2.5, null] } }],
  ['/cluster-name', { name: 'ours' }],
];

it('is kept', async () => {
  const before = await ManagementClient.start({ data: data.path });
  for (const [path, body] of written) expect((await before.put(path, body)).status).toBeLessThan(300);
  await before.delete('/global-parameters/nothing');
  const answers = await Promise.all(written.map(async ([path]) => (await before.get(path)).json));
  await before.stop();
  const after = await ManagementClient.start({ data: data.path });
  expect(await Promise.all(written.map(async ([path]) => (await after.get(path)).json))).toEqual(answers);
  expect((await after.get('/global-parameters')).json).toEqual([
    { name: 'cluster_name', value: 'ours' },
    { name: 'g', value: { text: 'ü', numbers: [1, 2.5, null] } },
  ]);
  await after.stop();
});
