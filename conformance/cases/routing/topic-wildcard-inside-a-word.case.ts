/** There are no patterns within a word. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"a*.#b" takes these very characters and nothing else',
  rule: 'rabbitmq.topic:wildcard-is-a-whole-word',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a*.#b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'ax.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'ax.xb' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a*.#b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.x.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a*.#b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
