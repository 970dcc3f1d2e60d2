/** A consumer that never acknowledges does not keep messages for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'In a quorum queue a delivery that is unacked for longer than x-consumer-timeout has its consumer cancelled',
  rule: 'rabbitmq.consume:timeout',
  steps: [
    { openConnection: 'notified', clientProperties: { capabilities: { consumer_cancel_notify: true } } },
    { openChannel: 'slow', connection: 'notified' },
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum', 'x-consumer-timeout': 200 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'slow' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: '1' }, on: 'slow' },
    { expect: 'basic.cancel', with: { consumerTag: 't', noWait: true }, on: 'slow' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u', noAck: true }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { consumerTag: 'u', redelivered: true }, content: { body: '1' } },
  ],
};
