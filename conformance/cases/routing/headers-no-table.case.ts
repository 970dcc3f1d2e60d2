/** No headers are headers without entries. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message without headers matches no argument',
  rule: 'rabbitmq.headers:all-by-default',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { colour: 'red' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'any', colour: 'red' } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'bare' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'red', properties: { headers: { colour: 'red' } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'red' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
