/** No arguments are "all" of nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding without arguments takes every message',
  rule: 'rabbitmq.headers:all-of-nothing',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: {} } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'some', properties: { headers: { colour: 'red' } } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'no table' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'some' } },
    { expect: 'basic.deliver', content: { body: 'no table' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
