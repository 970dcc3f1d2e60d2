/** Deleting is for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A deleted queue does not come back with a restart, nor do its messages and bindings',
  rule: 'queue.delete:everything-gone',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { openChannel: 'refused' },
    { send: 'queue.declare', with: { queue: '$q', passive: true }, on: 'refused' },
    { expectChannelError: 404, on: 'refused' },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k', mandatory: true },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'b' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
