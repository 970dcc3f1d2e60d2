/** Unbinding is for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding that was removed does not come back with a restart, unless it was made again',
  rule: 'queue.unbind:removes',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'gone' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'kept' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'gone' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'kept' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'kept' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'gone', mandatory: true },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'a' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'kept' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'b' } },
  ],
};
