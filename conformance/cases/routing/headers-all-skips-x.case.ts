/** Arguments with "x-" in front are meant for the broker. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With "all" an argument that begins with "x-" need not be among the headers',
  rule: 'rabbitmq.headers:x-arguments-skipped',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'all', colour: 'red', 'x-size': 5 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'wrong', properties: { headers: { colour: 'blue', 'x-size': 5 } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'without', properties: { headers: { colour: 'red' } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'with another', properties: { headers: { colour: 'red', 'x-size': 6 } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'without' } },
    { expect: 'basic.deliver', content: { body: 'with another' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
