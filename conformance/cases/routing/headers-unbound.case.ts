/** Bindings that differ by their arguments end each on its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After an unbind a headers exchange takes the messages of the other binding alone',
  rule: 'rabbitmq.headers:all-by-default',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { colour: 'red' } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { colour: 'blue' } } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', arguments: { colour: 'red' } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'red', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'blue', properties: { headers: { colour: 'blue' } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'blue' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
