/** Both ends are durable, and so is the binding. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Bindings between durable exchanges and durable queues are there again after a restart',
  rule: 'queue.bind:durable-exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$q.direct' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'a.b' },
      content: { body: '1', properties: { deliveryMode: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: 'amq.direct', routingKey: '$q.direct' },
      content: { body: '2', properties: { deliveryMode: 2 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'b.a', mandatory: true },
      content: { body: '3', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x', routingKey: 'a.b' }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: 'amq.direct', messageCount: 0 }, content: { body: '2' } },
  ],
};
