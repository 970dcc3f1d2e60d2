/** A full stop of another script is no dot. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A topic exchange takes words of any script, and ends them at the ASCII dot alone',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '日本.*' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本。東京' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本.東京' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日本.東京.ü' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '日.本' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '日本.東京' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
