/** What the empty name is for: a queue whose name the client never wrote. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding the empty queue name after declaring the empty name binds the queue that the broker named',
  rule: 'rabbitmq.queue:last-declared',
  steps: [
    { call: 'queue.declare', with: { queue: '', exclusive: true }, save: { queue: '$made' } },
    { call: 'queue.bind', with: { queue: '', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: 'amq.direct', routingKey: '$key' }, content: { body: 'bound' } },
    { send: 'basic.get', with: { queue: '$made', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'bound' } },
  ],
};
