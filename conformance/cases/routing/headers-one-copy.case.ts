/** A queue is reached or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue with two bindings that match gets one copy from a headers exchange',
  rule: 'queue.bind:unique',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { colour: 'red' } } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'any', colour: 'red', size: 5 } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'once', properties: { headers: { colour: 'red', size: 5 } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'once' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
