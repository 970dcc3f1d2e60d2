/** The message is not lost on a dead consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After x-consumer-timeout another consumer gets what was unacked',
  rule: 'rabbitmq.consume:timeout',
  steps: [
    { openConnection: 'notified', clientProperties: { capabilities: { consumer_cancel_notify: true } } },
    { openChannel: 'slow', connection: 'notified' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-consumer-timeout': 200 } } },
    { call: 'basic.qos', with: { prefetchCount: 2 }, on: 'slow' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', arguments: { 'x-priority': 1 } },
      answer: { consumerTag: 't' },
      on: 'slow',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: '1' }, on: 'slow' },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: '2' }, on: 'slow' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u', noAck: true }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { consumerTag: 'u', redelivered: true }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'u', redelivered: true }, content: { body: '2' } },
    { expect: 'basic.cancel', with: { consumerTag: 't', noWait: true }, on: 'slow' },
  ],
};
