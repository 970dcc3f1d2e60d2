/** A queue need not be named again on the channel that declared it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding the empty queue name binds the queue last declared on the channel, with the key that is given',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'bound' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'bound' } },
  ],
};
