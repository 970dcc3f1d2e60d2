/** Refused and kept. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish-dlx a message that is refused is a dead letter, and confirmed by nack',
  rule: 'rabbitmq.limit:reject-publish-dlx',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: {
          'x-max-length': 1,
          'x-overflow': 'reject-publish-dlx',
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'second' },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.nack', with: { deliveryTag: 2 } },
    { expect: 'basic.deliver', with: { exchange: '', routingKey: '$dead' }, content: { body: '2' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '1' } },
  ],
};
