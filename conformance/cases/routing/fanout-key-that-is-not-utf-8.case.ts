/** U+DCFF stands for the octet 0xFF, which is in no UTF-8. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message is passed on with its routing key octet for octet, UTF-8 or not',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a\udcffb' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { routingKey: 'a\udcffb' }, content: { body: 'hello' } },
  ],
};
