/** Exchanges may follow. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that was delayed goes on through bound exchanges',
  rule: 'rabbitmq.delayed:bound-exchanges',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'x-delayed-message', arguments: { 'x-delayed-type': 'direct' } },
    },
  ],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.declare', with: { exchange: '$next', type: 'fanout' } },
    { call: 'exchange.bind', with: { source: '$x', destination: '$next', routingKey: 'k' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$next' } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'later', properties: { headers: { 'x-delay': 150 } } },
    },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'now' } },
    { expect: 'basic.deliver', with: { exchange: '$x' }, content: { body: 'now' } },
    { expect: 'basic.deliver', with: { exchange: '$x' }, content: { body: 'later' } },
  ],
};
