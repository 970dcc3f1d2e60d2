/** The longest routing key there is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A routing key of 255 octets comes through whole',
  rule: 'framing:short-string-length',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: {
        exchange: '$x',
        routingKey:
          'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk',
      },
    },
    {
      expect: 'basic.deliver',
      with: {
        consumerTag: 'reader',
        routingKey:
          'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk',
      },
    },
  ],
};
