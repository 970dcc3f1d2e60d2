/** It has time left. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message that is not due yet is there after a restart, with its expiration',
  rule: 'rabbitmq.ttl:restart',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-message-ttl': 600_000 } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { expiration: '500000', deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a', properties: { expiration: '500000', deliveryMode: 2 } } },
  ],
};
