/** A route that was just used ends with its binding. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After an unbind a direct exchange no longer passes messages with that key',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'two' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'one' }, content: { body: 'first' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'first' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'one' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'one' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'two' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'two' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
