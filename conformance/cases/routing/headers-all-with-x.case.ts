/** Whoever writes "x-" in headers of their own asks for this. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With "all-with-x" arguments that begin with "x-" have to be among the headers, apart from x-match',
  rule: 'rabbitmq.headers:all-with-x',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'all-with-x', colour: 'red', 'x-size': 5 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'without', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'x alone', properties: { headers: { 'x-size': 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'wrong', properties: { headers: { colour: 'red', 'x-size': 6 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'both', properties: { headers: { colour: 'red', 'x-size': 5 } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'both' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
