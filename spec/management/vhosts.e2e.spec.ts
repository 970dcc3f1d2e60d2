/**
 * `/vhosts` over HTTP, as RabbitMQ 3.10 answers.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManagementClient } from '../support/management-client.js';

let api: ManagementClient;

beforeAll(async () => {
  api = await ManagementClient.start();
});

afterAll(() => api.stop());

describe('/vhosts', () => {
  it('lists', async () => {
    const { status, headers, json } = await api.get('/vhosts');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(json).toEqual([expect.objectContaining({ name: '/', tracing: false })]);
  });

  it('shows one whose name is a slash', async () => {
    expect((await api.get('/vhosts/%2F')).json).toMatchObject({ name: '/' });
  });

  it('makes, changes and deletes', async () => {
    expect((await api.put('/vhosts/v1')).status).toBe(201);
    expect((await api.put('/vhosts/v1', { tracing: true })).status).toBe(204);
    expect((await api.get('/vhosts/v1')).json).toMatchObject({ name: 'v1', tracing: true });
    expect((await api.delete('/vhosts/v1')).status).toBe(204);
    const again = await api.delete('/vhosts/v1');
    expect([again.status, again.json]).toEqual([404, { error: 'Object Not Found', reason: 'Not Found' }]);
  });

  it('lets the maker in', async () => {
    await api.put('/vhosts/v2');
    const { json } = await api.get('/vhosts/v2/permissions');
    expect(json).toEqual([{ user: 'guest', vhost: 'v2', configure: '.*', write: '.*', read: '.*' }]);
    await api.delete('/vhosts/v2');
  });
});
