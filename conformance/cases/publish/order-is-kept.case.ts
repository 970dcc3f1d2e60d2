/** First in, first out. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages of one channel reach a queue in the order of publishing',
  rule: 'basic:08',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '0' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '4' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '5' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '6' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '7' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '8' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '9' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { expect: 'basic.deliver', with: {}, content: { body: '0' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '4' } },
    { expect: 'basic.deliver', with: {}, content: { body: '5' } },
    { expect: 'basic.deliver', with: {}, content: { body: '6' } },
    { expect: 'basic.deliver', with: {}, content: { body: '7' } },
    { expect: 'basic.deliver', with: {}, content: { body: '8' } },
    { expect: 'basic.deliver', with: {}, content: { body: '9' } },
  ],
};
