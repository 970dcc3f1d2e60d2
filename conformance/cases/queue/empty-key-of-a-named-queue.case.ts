/** An empty key beside a queue's name is a key like any other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding a queue by its name with an empty key binds the empty key',
  rule: 'rabbitmq.queue:last-declared-as-binding-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '$q' }, content: { body: 'not by name' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'by no key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { routingKey: '', messageCount: 0 }, content: { body: 'by no key' } },
  ],
};
