/**
 * Any history of policies, queues and exchanges: everybody has what they would have if they had been made
 * last, under the policies that are there now, in a broker that knows nothing of the history.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PolicyInput } from '../../../src/core/policy/policy.js';
import type { VHost } from '../../../src/core/vhost/vhost.js';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { exchangesOf, queuesOf } from '../../support/vhost-contents.js';

const number = fc.integer({ min: 1, max: 4 });
const operatorDefinition = fc.record(
  {
    'message-ttl': number,
    expires: number.map((seconds) => seconds * 1e9), // nobody waits for it
    'max-length': number,
    'delivery-limit': fc.integer({ min: -1, max: 3 }),
    overflow: fc.constantFrom('drop-head', 'reject-publish'),
  },
  { requiredKeys: [] },
);
const userDefinition = fc
  .tuple(
    operatorDefinition,
    fc.record(
      {
        'dead-letter-exchange': fc.constantFrom('', 'x'),
        'alternate-exchange': fc.constantFrom('a', 'b'),
        'queue-mode': fc.constant('lazy'),
        'max-age': fc.constant('1D'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([some, more]) => ({ ...some, ...more }));

const frame = {
  name: fc.constantFrom('p0', 'p1', 'p2'),
  pattern: fc.constantFrom('', 'a', '^a', 'b$', '^(?!a)', 'nobody'),
  appliesTo: fc.constantFrom('all', 'queues', 'exchanges', 'classic_queues', 'quorum_queues'),
  priority: fc.integer({ min: -1, max: 1 }),
};
const isNotEmpty = (definition: object): boolean => Object.keys(definition).length > 0;

const subjectName = fc.constantFrom('a', 'b', 'ab', 'ba', 'c');
const argumentsOfQueue = fc.constantFrom<FieldTable>(
  new Map(),
  new Map([['x-max-length', field.int(2)]]),
  new Map([['x-overflow', field.text('reject-publish-dlx')]]),
  new Map([['x-queue-type', field.text('quorum')]]),
);
const argumentsOfExchange = fc.constantFrom<FieldTable>(
  new Map(),
  new Map([['alternate-exchange', field.text('argument')]]),
);

type Step = (vhost: VHost, channel: ScriptedChannel) => void;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ...frame, definition: userDefinition.filter(isNotEmpty) }).map((input): Step => {
    return ({ policies }) => policies.set('policy', input);
  }),
  fc.record({ ...frame, definition: operatorDefinition.filter(isNotEmpty) }).map((input): Step => {
    return ({ policies }) => policies.set('operator-policy', input);
  }),
  fc.tuple(fc.constantFrom('policy' as const, 'operator-policy' as const), frame.name).map(([kind, name]): Step => {
    return ({ policies }) => policies.remove(kind, name);
  }),
  fc.tuple(subjectName, argumentsOfQueue).map(([name, args]): Step => {
    return (vhost, channel) => {
      if (vhost.findQueue(name) === undefined) channel.queue(name, { durable: true, arguments: args });
    };
  }),
  fc.tuple(subjectName, argumentsOfExchange).map(([name, args]): Step => {
    return (vhost, channel) => {
      if (vhost.findExchange(name) === undefined) channel.exchange(name, 'fanout', { arguments: args });
    };
  }),
  subjectName.map(
    (name): Step =>
      (_, channel) =>
        channel.call('queue.delete', { queue: name }),
  ),
  subjectName.map(
    (name): Step =>
      (_, channel) =>
        channel.call('exchange.delete', { exchange: name }),
  ),
);

function freshCore(): { readonly vhost: VHost; readonly channel: ScriptedChannel } {
  const core = new ScriptedCore();
  return { vhost: core.broker.findVHost('/')!, channel: core.channel() };
}

/** The same policies, in another order; then the same queues and exchanges. */
function remade(vhost: VHost): VHost {
  const other = freshCore();
  for (const kind of ['operator-policy', 'policy'] as const) {
    for (const { definition, ...policy } of vhost.policies.list(kind).toReversed()) {
      const values = Object.fromEntries([...definition].map(([key, { value }]) => [key, value]));
      other.vhost.policies.set(kind, { ...policy, definition: values } satisfies PolicyInput);
    }
  }
  for (const { name, definition } of queuesOf(vhost)) {
    other.channel.queue(name, { durable: true, arguments: definition.arguments });
  }
  for (const { name, definition } of exchangesOf(vhost)) {
    other.channel.exchange(name, 'fanout', { arguments: definition.arguments });
  }
  return other.vhost;
}

function settingsIn(vhost: VHost): unknown {
  const { policies } = vhost;
  const queues = queuesOf(vhost).map((queue) => [queue.name, queue.settings, policies.of(queue)] as const);
  const exchanges = [...exchangesOf(vhost), vhost.exchange('amq.topic'), vhost.exchange('')].map(
    (exchange) => [exchange.name, exchange.alternate, policies.of(exchange)] as const,
  );
  return {
    queues: new Map(queues.map((one) => [one[0], one])),
    exchanges: new Map(exchanges.map((one) => [one[0], one])),
  };
}

describe('policies that change', () => {
  it('come to the same as if they had been there from the start', () => {
    const property = fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const { vhost, channel } = freshCore();
      for (const [index, act] of steps.entries()) {
        act(vhost, channel);
        channel.turn();
        if (index % 5 === 4 || index === steps.length - 1) expect(settingsIn(vhost)).toEqual(settingsIn(remade(vhost)));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
