/**
 * Policies outlive the process: a broker that opens the store of another one has them, and so have its queues
 * and exchanges. What makes no sense to it is left out.
 */
import { describe, expect, it } from '@jest/globals';
import type { DefinitionEntry, PolicyEntry } from '../../../src/core/definitions.js';
import type { Policy } from '../../../src/core/policy/policy.js';
import { silentLogger } from '../../../src/server/logger.js';
import { openStore } from '../../../src/store/opening/open-store.js';
import { field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { withoutDefaults } from '../../support/stored-defaults.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const directory = temporaryDirectory();

async function startBroker() {
  const { store, entries } = await openStore({ directory: directory.path, log: silentLogger(), diskFreeMin: 0 });
  const core = new ScriptedCore({}, store);
  const leftOut: string[] = [];
  core.broker.restore(entries, (_, why) => leftOut.push(why));
  const stop = async (): Promise<void> => {
    core.endTurn();
    await store.close();
  };
  return { core, entries, leftOut, stop, vhost: core.broker.findVHost('/')! };
}

describe('policies in a store', () => {
  const operator = { name: 'operator', pattern: '^(?!amq\\.)', definition: { 'max-length': 2, overflow: 'drop-head' } };
  const user = {
    name: 'üser',
    pattern: '🐇|e|q$',
    appliesTo: 'all',
    priority: -7,
    definition: { 'message-ttl': Number.MAX_SAFE_INTEGER, 'alternate-exchange': 'é', 'max-length': 3 },
  };

  it('are there again, with what they do', async () => {
    const first = await startBroker();
    // Each on a connection of its own: one that waits for the disk is not heard until it has written.
    first.core.channel().send('queue.declare', { queue: 'q', durable: true });
    first.core.channel().send('exchange.declare', { exchange: 'e', type: 'fanout', durable: true });
    first.vhost.policies.set('policy', user);
    first.vhost.policies.set('policy', { ...user, name: 'gone' });
    first.vhost.policies.set('operator-policy', { ...operator, definition: { 'max-length': 1 } });
    first.vhost.policies.set('operator-policy', operator);
    first.vhost.policies.remove('policy', 'gone');
    await first.stop();

    const second = await startBroker();
    const { policies } = second.vhost;
    expect(second.leftOut).toEqual([]);
    expect([policies.list('policy'), policies.list('operator-policy')]).toEqual([
      first.vhost.policies.list('policy'),
      first.vhost.policies.list('operator-policy'),
    ]);
    expect(policies.list('policy')).toMatchObject([{ ...user, definition: expect.any(Map) }]);
    expect(second.vhost.queue('q').settings).toEqual(first.vhost.queue('q').settings);
    expect(second.vhost.queue('q').settings).toMatchObject({ lengthMax: 2, messageTtlMs: Number.MAX_SAFE_INTEGER });
    expect(second.vhost.exchange('e').alternate).toBe('é');
    expect(second.vhost.exchange('amq.direct').alternate).toBe('é');
    await second.stop();
  });

  it('come before the queues and exchanges that they apply to', async () => {
    const first = await startBroker();
    first.core.channel().send('queue.declare', { queue: 'q', durable: true });
    first.vhost.policies.set('policy', user);
    first.vhost.policies.set('operator-policy', operator);
    await first.stop();
    const second = await startBroker();
    expect(withoutDefaults(second.entries).map(({ kind }) => kind)).toEqual([
      'vhost',
      'policy',
      'operator-policy',
      'queue',
    ]);
    await second.stop();
  });
});

describe('a commit', () => {
  it('makes a policy durable, and its end', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    const { policies } = core.broker.findVHost('/')!;
    const input = { name: 'p', pattern: '', definition: { expires: 1 } };
    expect(policies.set('policy', input)).toBe(1);
    core.endTurn();
    expect(policies.set('policy', { ...input, priority: 1 })).toBe(2);
    expect(store.definitions).toHaveLength(1);
    core.endTurn();
    expect(policies.remove('policy', 'p')).toBe(3);
    expect(store.definitions).toEqual([]);
  });
});

describe('a stored policy that makes no sense', () => {
  const policy: Policy = {
    name: 'p',
    pattern: '',
    appliesTo: 'all',
    priority: 0,
    definition: new Map([['max-length', field.int(1)]]),
  };
  const entry = (part: Partial<Policy>, vhost = '/'): PolicyEntry => ({
    kind: 'policy',
    vhost,
    policy: { ...policy, ...part },
  });

  it.each<[string, PolicyEntry, string]>([
    ['with keys of a later version', entry({ definition: new Map([['later', field.int(1)]]) }), 'not recognised'],
    ['with a pattern that is none', entry({ pattern: '(' }), 'missing )'],
    ['for what is not known', entry({ appliesTo: 'later' as 'all' }), "apply-to 'later' unrecognised"],
    ['a second one', entry({ name: 'good' }), "there is a policy 'good' already"],
    ['in no vhost', entry({}, 'none'), "no vhost 'none'"],
  ])('(%s) is left out, and told of', (_what, bad, why) => {
    const inDefault: DefinitionEntry = { kind: 'vhost', name: '/' };
    const core = new ScriptedCore({}, new HeldStore([inDefault]));
    const leftOut: string[] = [];
    core.broker.restore([inDefault, entry({ name: 'good' }), bad], (_entry, text) => leftOut.push(text));
    expect(leftOut).toEqual([expect.stringContaining(why)]);
    expect(core.broker.findVHost('/')!.policies.list('policy')).toEqual([
      { ...policy, name: 'good', definition: expect.any(Map) },
    ]);
  });
});
