/**
 * Definitions that a broker takes when it starts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { BrokerOptions } from '../../src/app.js';
import { type Document, inOrder } from '../support/definition-documents.js';
import { type ApiOptions, ManagementClient } from '../support/management-client.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const file = fileURLToPath(new URL('../fixtures/definitions-rabbitmq-3.10.json', import.meta.url));
const exported = JSON.parse(readFileSync(file, 'utf8')) as Document;
const anna: ApiOptions = { user: 'anna', password: 'anna-secret' };

const directory = temporaryDirectory();

/** What a broker has that was started so, as somebody sees it. */
async function definitionsOf(options: BrokerOptions, who: ApiOptions = {}): Promise<Document> {
  const api = await ManagementClient.start(options);
  try {
    const { status, json } = await api.get('/definitions', who);
    expect(status).toBe(200);
    return json as Document;
  } finally {
    await api.stop();
  }
}

function namesIn(rows: unknown): string[] {
  return (rows as { name: string }[]).map(({ name }) => name);
}

function write(text: string): string {
  const path = join(directory.path, 'definitions.json');
  writeFileSync(path, text);
  return path;
}

describe('definitions of a file', () => {
  it('are all that a new broker has: neither guest nor anything else', async () => {
    const now = await definitionsOf({ definitions: file }, anna);
    expect(now).toEqual({ ...inOrder(exported), product_name: 'Leveret', product_version: now.product_version });
  });

  it('outlive the process', async () => {
    const data = join(directory.path, 'data');
    const said = { description: 'a vhost', tags: ['eu'], default_queue_type: 'quorum' };
    const definitions = {
      ...exported,
      vhosts: [...(exported.vhosts as object[]), { name: 'v', ...said, tracing: true }],
      parameters: [
        ...(exported.parameters as object[]),
        { value: { 'src-uri': ['amqp://'] }, vhost: 'v', component: 'shovel', name: 's' },
      ],
    };
    const before = await definitionsOf({ definitions, data }, anna);
    expect(before.vhosts).toContainEqual({ name: 'v', ...said, metadata: said, tracing: true });
    expect(before.parameters).toHaveLength(3);
    const after = await definitionsOf({ data }, anna);
    // What is transient is gone, bindings included.
    const isTransient = ({ name, source }: { name?: string; source?: string; destination?: string }): boolean =>
      ['passing', 'dead'].includes((name ?? source)!);
    const durable = (rows: unknown): unknown[] =>
      (rows as { name?: string; source?: string; destination?: string }[]).filter(
        (row) => !isTransient(row) && row.destination !== 'passing',
      );
    const { queues, exchanges, bindings } = before;
    const lists = { queues: durable(queues), exchanges: durable(exchanges), bindings: durable(bindings) };
    expect(after).toEqual({ ...before, ...lists });
  });

  it('come on top of what a broker has already, each time', async () => {
    const data = join(directory.path, 'data');
    await definitionsOf({ data });
    const once = await definitionsOf({ data, definitions: file });
    expect(namesIn(once.users)).toEqual(['anna', 'bert', 'cleo', 'dora', 'guest']);
    expect(await definitionsOf({ data, definitions: file })).toEqual(once);
  });

  it.each([
    ['not json', /definitions\.json: it is not JSON/],
    [
      '{"queues":[{"name":"q","vhost":"none","durable":true,"auto_delete":false}]}',
      /queue 'q' in vhost 'none': no vhost/,
    ],
  ])('that make no sense keep it from starting, and leave nothing: %s', async (text, message) => {
    const data = join(directory.path, 'data');
    const starting = ManagementClient.start({ data, definitions: write(text) });
    await expect(starting).rejects.toMatchObject({ code: 'ERR_DEFINITIONS', message: expect.stringMatching(message) });
    // It is as new as before: what is brought now comes in the place of guest.
    expect(namesIn((await definitionsOf({ data, definitions: file }, anna)).users)).not.toContain('guest');
  });

  it('that are not there keep it from starting', async () => {
    const starting = ManagementClient.start({ definitions: join(directory.path, 'none.json') });
    await expect(starting).rejects.toMatchObject({
      code: 'ERR_DEFINITIONS',
      message: expect.stringContaining('ENOENT'),
    });
  });
});

describe('a document of definitions', () => {
  const user = { name: 'u', password: 'secret', tags: 'administrator' };

  it('without users leaves guest', async () => {
    expect(namesIn((await definitionsOf({ definitions: { vhosts: [{ name: 'v' }] } })).vhosts)).toEqual(['v']);
  });

  it('with users leaves the user that was asked for', async () => {
    const defaultUser = { name: 'guest', password: 'other' };
    const { users } = await definitionsOf({ definitions: { users: [user] }, defaultUser }, { password: 'other' });
    expect(namesIn(users)).toEqual(['guest', 'u']);
  });

  it('with something that this broker has not got is taken without it, when that is wanted', async () => {
    const vhosts = [{ name: 'v' }];
    const stream = {
      name: 's',
      vhost: 'v',
      durable: true,
      auto_delete: false,
      arguments: { 'x-queue-type': 'stream' },
    };
    const definitions = { vhosts, users: [user], queues: [stream] };
    await expect(ManagementClient.start({ definitions })).rejects.toMatchObject({ code: 'ERR_DEFINITIONS' });
    const now = await definitionsOf(
      { definitions, skipUnsupportedDefinitions: true },
      { user: 'u', password: 'secret' },
    );
    expect(now.queues).toEqual([]);
  });
});
