/** The two ways to write the same letter, composed and with a mark of its own, are different octets. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A direct exchange takes keys of any script, and compares their octets',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '日本.ä' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本.a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本.ä' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本.Ä' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本.ä' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '日本.ä' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
