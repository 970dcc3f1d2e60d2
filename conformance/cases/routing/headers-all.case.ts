/** "all" is said. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With x-match "all" every argument has to be among the headers, and there may be more',
  rule: 'rabbitmq.headers:all-by-default',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'all', colour: 'red', size: 5 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'neither', properties: { headers: { weight: 1 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'one', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'other value', properties: { headers: { colour: 'red', size: 6 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'both', properties: { headers: { colour: 'red', size: 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'more', properties: { headers: { colour: 'red', size: 5, weight: 1 } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'both' } },
    { expect: 'basic.deliver', content: { body: 'more' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
