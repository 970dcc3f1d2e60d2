/** The specification calls it amq.match in one place and amq.headers in another. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'There is an exchange amq.match of type headers, and it routes',
  rule: 'rabbitmq.exchange:amq-match',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'amq.match', type: 'headers', durable: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.match', arguments: { to: '$q' } } },
    {
      send: 'basic.publish',
      with: { exchange: 'amq.match', routingKey: '' },
      content: { body: 'here', properties: { headers: { to: '$q' } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'here' } },
  ],
};
