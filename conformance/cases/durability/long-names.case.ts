/** Names may have 255 octets. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Exchanges, queues and keys with names as long as can be are there again after a restart',
  rule: 'queue.bind:durable-exchange',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$x…', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q…', durable: true } },
    { call: 'queue.bind', with: { queue: '$q…', exchange: '$x…', routingKey: '$key…' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x…', routingKey: '$key…' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$x…', routingKey: '$key…' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q…', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x…', routingKey: '$key…' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q…', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x…', routingKey: '$key…' }, content: { body: 'b' } },
  ],
};
