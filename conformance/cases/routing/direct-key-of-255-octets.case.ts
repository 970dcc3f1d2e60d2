/** A short string holds 255 octets, and all of them count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange compares keys of 255 octets to the last',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k'.padEnd(255, '-') } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k'.padEnd(254, '-') + '+' },
      content: { body: 'another' },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k'.padEnd(255, '-') },
      content: { body: 'the same' },
    },
    { expect: 'basic.deliver', with: { routingKey: 'k'.padEnd(255, '-') }, content: { body: 'the same' } },
  ],
};
