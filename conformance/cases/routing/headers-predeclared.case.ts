/** The header of this case alone keeps others out. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'amq.headers routes by headers',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.headers', arguments: { to: '$q' } } },
    {
      send: 'basic.publish',
      with: { exchange: 'amq.headers', routingKey: '' },
      content: { body: 'mine', properties: { headers: { to: '$q' } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: 'amq.headers' }, content: { body: 'mine' } },
  ],
};
