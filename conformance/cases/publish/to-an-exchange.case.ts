/** Exchange and key travel with the message. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message delivered from an exchange names it and its routing key',
  rule: 'basic.publish.exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
  ],
};
