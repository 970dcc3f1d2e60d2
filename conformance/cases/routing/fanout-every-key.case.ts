/** A fanout exchange does not look at keys. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that is bound to a fanout exchange gets every message, whatever the two keys',
  rule: 'routing:fanout-takes-every-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'other' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '#' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'key' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'other' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '#' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
