/** Length counts octets, not characters. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A routing key of 127 characters of two octets each comes through whole',
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
          'ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé',
      },
    },
    {
      expect: 'basic.deliver',
      with: {
        consumerTag: 'reader',
        routingKey:
          'ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé',
      },
    },
  ],
};
