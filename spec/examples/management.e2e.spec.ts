/**
 * The examples of `docs/management.md` that ask a broker on its usual port, run in their order: all are answered.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManagementClient } from '../support/management-client.js';

const BASE = 'http://localhost:15672/api';
const EXAMPLE = /^curl -u guest:guest(?: -X (?<method>\w+))? '?(?<url>[^ ']+)'?(?: -d '(?<body>[^']*)')?$/;

const text = readFileSync(new URL('../../docs/management.md', import.meta.url), 'utf8');
const examples = text.split('\n').filter((line) => line.startsWith('curl ') && line.includes(BASE));

let api: ManagementClient;

beforeAll(async () => {
  api = await ManagementClient.start();
});

afterAll(() => api.stop());

describe('the examples', () => {
  it.each(examples)('%s', async (example) => {
    const { method = 'GET', url, body } = EXAMPLE.exec(example)!.groups!;
    expect(url).toMatch(new RegExp(`^${BASE}/`));
    const answer = await api.ask(method, url!.slice(BASE.length), body);
    expect([200, 201, 204]).toContain(answer.status);
  });
});
