/** Deleting is for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A deleted exchange and its bindings do not come back with a restart',
  rule: 'exchange.delete:bindings-gone',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { openChannel: 'refused' },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true }, on: 'refused' },
    { expectChannelError: 404, on: 'refused' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k', mandatory: true },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'a' } },
  ],
};
