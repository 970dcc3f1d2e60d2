/** A client that acknowledges late has not done wrong. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Acknowledging what was taken back after x-consumer-timeout has no effect, and the channel stays open',
  rule: 'rabbitmq.consume:timeout-late-ack',
  steps: [
    { openConnection: 'notified', clientProperties: { capabilities: { consumer_cancel_notify: true } } },
    { openChannel: 'slow', connection: 'notified' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-consumer-timeout': 200 } } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' }, on: 'slow' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: '1' }, on: 'slow' },
    { expect: 'basic.cancel', with: { consumerTag: 't', noWait: true }, on: 'slow' },
    { send: 'basic.ack', with: { deliveryTag: 1 }, on: 'slow' },
    { send: 'basic.get', with: { queue: '$q', noAck: true }, on: 'slow' },
    { expect: 'basic.get-ok', with: { deliveryTag: 2, redelivered: true }, content: { body: '1' }, on: 'slow' },
  ],
};
