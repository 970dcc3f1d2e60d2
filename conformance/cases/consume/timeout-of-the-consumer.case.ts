/** What a consumer says of itself comes before what its queue says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-consumer-timeout of a consumer takes the place of that of its queue',
  rule: 'rabbitmq.consume:timeout-of-consumer',
  steps: [
    { openConnection: 'notified', clientProperties: { capabilities: { consumer_cancel_notify: true } } },
    { openChannel: 'slow', connection: 'notified' },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-consumer-timeout': 3_600_000 } } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 't', arguments: { 'x-consumer-timeout': 200 } },
      answer: { consumerTag: 't' },
      on: 'slow',
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 't' }, content: { body: '1' }, on: 'slow' },
    { expect: 'basic.cancel', with: { consumerTag: 't', noWait: true }, on: 'slow' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'u', noAck: true }, answer: { consumerTag: 'u' } },
    { expect: 'basic.deliver', with: { consumerTag: 'u', redelivered: true }, content: { body: '1' } },
  ],
};
