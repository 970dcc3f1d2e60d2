/** A consumer that never acknowledges does not keep messages for ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title:
    'When a delivery is unacked for longer than x-consumer-timeout its consumer is cancelled, and the message goes back',
  rule: 'rabbitmq.consume:timeout',
  steps: [
    { openConnection: 'notified', clientProperties: { capabilities: { consumer_cancel_notify: true } } },
    { openChannel: 'slow', connection: 'notified' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-consumer-timeout': 200 } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'slow' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 't', redelivered: false }, content: { body: '1' }, on: 'slow' },
    { expect: 'basic.cancel', with: { consumerTag: 't', noWait: true }, on: 'slow' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: '1' } },
  ],
};
