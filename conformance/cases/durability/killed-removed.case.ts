/** What was answered is done. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleted exchanges, queues and bindings do not come back after the broker was killed',
  rule: 'queue:durable-until-deleted',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$gone', type: 'direct', durable: true } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$gone', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'gone' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'kept' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'gone' } },
    { call: 'exchange.delete', with: { exchange: '$gone' } },
    { call: 'queue.delete', with: { queue: '$gone' } },
    { restart: 'kill' },
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
    { send: 'queue.declare', with: { queue: '$gone', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$gone' in vhost '$vhost'", method: 'queue.declare' },
    { openChannel: 'next' },
    { send: 'exchange.declare', with: { exchange: '$gone', passive: true }, on: 'next' },
    { expectChannelError: 404, on: 'next' },
  ],
};
