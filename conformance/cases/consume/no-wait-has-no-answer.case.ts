/** With no-wait the first thing that comes is a delivery. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consume with no-wait is not answered, and takes effect',
  rule: 'rabbitmq.consume:consume-ok-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true, noWait: true } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: 'a' } },
  ],
};
