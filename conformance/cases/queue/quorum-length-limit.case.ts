/** Its head makes room as any other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A quorum queue that holds as many messages as it may drops its oldest',
  rule: 'rabbitmq.limit:drop-head',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-max-length': 2 } },
    },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
