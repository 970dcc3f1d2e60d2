/** Whoever writes "x-" in headers of their own asks for this. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With "any-with-x" an argument that begins with "x-" is enough, apart from x-match',
  rule: 'rabbitmq.headers:any-with-x',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'any-with-x', colour: 'red', 'x-size': 5 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'neither', properties: { headers: { 'x-match': 'any-with-x' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'x alone', properties: { headers: { 'x-size': 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'colour alone', properties: { headers: { colour: 'red' } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'x alone' } },
    { expect: 'basic.deliver', content: { body: 'colour alone' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
