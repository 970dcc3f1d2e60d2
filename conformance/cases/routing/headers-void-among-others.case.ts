/** Void is one condition of several. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With "all" a void argument and the others have to match',
  rule: 'rabbitmq.headers:void-is-presence',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'all', colour: null, size: 5 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'no colour', properties: { headers: { size: 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'no size', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'both', properties: { headers: { colour: 'red', size: 5 } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'both' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
