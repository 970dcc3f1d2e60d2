/** A word of two wildcards is a plain word. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"**" and "##" take these very words and nothing else',
  rule: 'rabbitmq.topic:wildcard-is-a-whole-word',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '**' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '##' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '**' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '##' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '**' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '##' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
