/** Wildcards are for topic exchanges. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'To a direct exchange "*" and "#" in a binding key are characters like others',
  rule: 'queue.bind.routing-key:direct-exchange-key-matching',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '*.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '#' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '*.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '*' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '#' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '*.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
