/**
 * Topology files: applied, applied again, applied where something is in the way; exported and brought back.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { onEachCommandBroker } from '../support/command-brokers.js';
import { runLine, type RunOutcome } from '../support/command-line.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const VHOST = 'command-line-topology';
const OTHER = 'command-line-topology-2';

const whole = {
  exchanges: [
    { name: 'audit', type: 'fanout', internal: true },
    { name: 'orders', type: 'topic', arguments: { 'alternate-exchange': 'audit' } },
    { name: 'passing', type: 'direct', durable: false, auto_delete: true },
  ],
  queues: [
    { name: 'all of it', arguments: { 'x-max-priority': 5 } },
    { name: 'eu', arguments: { 'x-message-ttl': 60_000, 'x-dead-letter-exchange': 'audit' } },
    { name: 'passing', durable: false },
    { name: 'safe', arguments: { 'x-queue-type': 'quorum' } },
  ],
  bindings: [
    { source: 'amq.headers', destination: 'eu', arguments: { 'x-match': 'all', region: 'eu', floor: 3 } },
    { source: 'amq.headers', destination: 'eu', arguments: { 'x-match': 'any', region: 'eu' } },
    { source: 'orders', destination: 'audit', destination_type: 'exchange', routing_key: '#' },
    { source: 'orders', destination: 'all of it', routing_key: 'a/b %.#' },
    { source: 'orders', destination: 'eu', routing_key: 'eu.#' },
  ],
  policies: [
    { name: 'bounded', pattern: '^eu', 'apply-to': 'queues', priority: 7, definition: { 'max-length': 100 } },
    { name: 'ttl', pattern: '.*', definition: { expires: 9_000_000 } },
  ],
};
const size = Object.values(whole).flat().length;

onEachCommandBroker((lab) => {
  const apply = (topology: unknown, more = ''): Promise<RunOutcome> =>
    lab.run(`topology apply - --vhost ${VHOST} ${more}`, { input: JSON.stringify(topology) });
  const results = ({ stdout }: RunOutcome): Record<string, string>[] => JSON.parse(stdout) as Record<string, string>[];
  const exported = async (vhost = VHOST): Promise<unknown> => {
    const outcome = await lab.run(`topology export --vhost ${vhost}`);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    return parse(outcome.stdout);
  };

  beforeEach(async () => {
    for (const vhost of [VHOST, OTHER]) expect(await lab.run(`vhost add ${vhost}`)).toMatchObject({ code: 0 });
  });
  afterEach(async () => {
    for (const vhost of [VHOST, OTHER]) await lab.run(`vhost delete ${vhost}`);
  });

  it('is planned without being applied', async () => {
    const plan = await apply(whole, '--dry-run --format json');
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(results(plan).map(({ result }) => result)).toEqual(Array.from({ length: size }, () => 'create'));
    expect(await exported()).toEqual({ exchanges: [], queues: [], bindings: [], policies: [] });
  });

  it('is applied, and the second time nothing is left to be done', async () => {
    expect((await apply(whole)).stdout).toMatch(new RegExp(`: ${size} created, 0 changed, 0 kept, 0 failed\n$`));
    expect(await apply(whole)).toEqual({
      code: 0,
      stdout: `vhost '${VHOST}': 0 created, 0 changed, ${size} kept, 0 failed\n`,
      stderr: '',
    });
  });

  it('comes out as it went in, and goes into another vhost', async () => {
    await apply(whole);
    const { bindings, ...others } = whole;
    // They are in the order of their keys, which is nobody's business.
    expect(await exported()).toEqual({ ...others, bindings: expect.arrayContaining(bindings) });
    const yaml = (await lab.run(`topology export --vhost ${VHOST}`)).stdout;
    const applied = await lab.run(`topology apply - --vhost ${OTHER}`, { input: yaml });
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    expect((await lab.run(`topology export --vhost ${OTHER}`)).stdout).toBe(yaml);
  });

  it('changes policies, and says what was different', async () => {
    await apply(whole);
    const [bounded, ttl] = whole.policies;
    const policies = [bounded, { ...ttl, pattern: '^x', definition: { expires: 5000, 'max-length': 1 } }];
    const outcome = await apply({ policies }, '--format json');
    expect(results(outcome)).toEqual([
      { kind: 'policy', name: 'bounded', result: 'kept', reason: '' },
      {
        kind: 'policy',
        name: 'ttl',
        result: 'changed',
        reason: 'pattern is ".*", wanted "^x"; expires is 9000000, wanted 5000; max-length is not set, wanted 1',
      },
    ]);
    expect(await exported()).toMatchObject({ policies });
  });

  it('says what cannot be changed, does the rest, and fails', async () => {
    await apply({ exchanges: [{ name: 'orders' }], queues: [{ name: 'eu', durable: false }, { name: 'safe' }] });
    const before = await exported();
    const plan = await apply(whole, '--dry-run --format json');
    expect(plan.code).toBe(1);
    expect(await exported()).toEqual(before);
    const outcome = await apply(whole, '--format json');
    const failed = results(outcome).filter(({ result }) => result === 'failed');
    expect(failed.map(({ kind, name, reason }) => [kind, name, reason])).toEqual([
      [
        'exchange',
        'orders',
        'type is "direct", wanted "topic"; alternate-exchange is not set, wanted "audit"; delete it first to have it so',
      ],
      [
        'queue',
        'eu',
        'durable is false, wanted true; x-dead-letter-exchange is not set, wanted "audit"; ' +
          'x-message-ttl is not set, wanted 60000; delete it first to have it so',
      ],
      ['queue', 'safe', 'x-queue-type is "classic", wanted "quorum"; delete it first to have it so'],
    ]);
    expect(outcome.stderr).toBe(`leveret: 3 of ${size} cannot be as the file wants them; the reasons are above\n`);
    expect(outcome.code).toBe(1);
    expect(results(outcome).filter(({ result }) => result === 'created')).toHaveLength(size - 3);
    const conflicts = results(plan).filter(({ result }) => result === 'conflict');
    expect(conflicts.map(({ reason }) => reason)).toEqual(failed.map(({ reason }) => reason));
  });

  it('says what the broker refuses, and goes on', async () => {
    const outcome = await apply(
      {
        exchanges: [{ name: 'orders', type: 'nonsense' }, { name: 'amq.topic', type: 'topic' }, { name: 'amq.own' }],
        queues: [{ name: 'eu' }, { name: 'bad', arguments: { 'x-message-ttl': 'soon' } }],
        bindings: [
          { source: 'orders', destination: 'eu' },
          { source: 'amq.topic', destination: 'eu' },
          { source: 'nowhere', destination: 'nobody' },
        ],
        policies: [{ name: 'p', pattern: '', definition: { nonsense: 1 } }],
      },
      '--format json',
    );
    expect(outcome.code).toBe(1);
    expect(results(outcome).map(({ name, result, reason }) => [name, result, reason])).toEqual([
      ['p', 'failed', expect.stringContaining('not recognised')],
      ['orders', 'failed', expect.stringMatching(/(unknown|invalid) exchange type 'nonsense'/)],
      ['amq.topic', 'kept', ''],
      ['amq.own', 'failed', expect.stringMatching(/reserved prefix|Access refused/)],
      ['eu', 'created', ''],
      ['bad', 'failed', expect.stringContaining("x-message-ttl' for queue 'bad'")],
      ["orders -> eu by ''", 'failed', expect.stringContaining("no exchange 'orders'")],
      ["amq.topic -> eu by ''", 'created', ''],
      [
        "nowhere -> nobody by ''",
        'failed',
        "there is no exchange 'nowhere' and no queue 'nobody', neither in the vhost nor in the file",
      ],
    ]);
  });

  it('says so when there is no such vhost', async () => {
    const outcome = await lab.run('topology apply - --vhost nowhere', { input: 'queues: []' });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(/^leveret: there is no vhost 'nowhere'; [^\n]+\n$/);
    expect((await lab.run('topology export --vhost nowhere')).code).toBe(1);
  });
});

describe('a file that is wrong', () => {
  const directory = temporaryDirectory();

  it.each([
    ['queues:\n  - name: eu\n    durrable: true\n', /:3:15: queues\[0\] has no key 'durrable'$/],
    ['queues:\n  - name: eu\n    durable: often\n', /:3:14: queues\[0\]\.durable: expected boolean, received string$/],
    ['queues:\n  - durable: true\n', /:2:5: queues\[0\]\.name: is missing$/],
    ['queues:\n  - name: 5\n', /:2:11: queues\[0\]\.name: expected string, received number$/],
    ['queues:\n  - name: ""\n', /:2:11: queues\[0\]\.name: the name is empty$/],
    ['queues: eu\n', /:1:9: queues: expected array, received string$/],
    ['queus: []\n', /:1:8: a topology has no key 'queus'$/],
    ['- eu\n', /:1:1: topology: expected object, received array$/],
    ['queues:\n  - name: eu\n  - name: eu\n', /:3:5: queues\[1\] is queues\[0\] once more$/],
    ['bindings:\n  - { source: "", destination: eu }\n', /:2:15: bindings\[0\]\.source: the name is empty$/],
    ['bindings: [{ source: a, destination: b, destination_type: topic }]', /destination_type: invalid enum value/],
    ['{"queues": [}', /:1:13: /],
    ['queues: [*nowhere]\n', /nowhere/],
  ])('%j', async (text, says) => {
    const file = join(directory.path, 'topology.yaml');
    writeFileSync(file, text);
    const outcome = await runLine(`topology apply ${file} --management-url http://127.0.0.1:1`);
    expect(outcome.stderr.trimEnd()).toMatch(says);
    expect(outcome.stderr).toMatch(/^leveret: [^\n]*topology\.yaml[^\n]*\n$/);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
  });

  it('is JSON with tabs as well', async () => {
    const file = join(directory.path, 'topology.json');
    writeFileSync(file, '{\n\t"queues": [\n\t\t{ "name": "eu", "durable": 1 }\n\t]\n}\n');
    const outcome = await runLine(`topology apply ${file} --management-url http://127.0.0.1:1`);
    expect(outcome.stderr).toMatch(/topology\.json:3:30: queues\[0\]\.durable: expected boolean, received number\n$/);
  });
});
