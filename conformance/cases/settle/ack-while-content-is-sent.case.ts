/** Publishing does not hold up settling. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A reject is acted on while the channel is busy with other content',
  rule: 'basic.reject:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { routingKey: '$q' }, on: 'second', content: { body: { size: 300000 } } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { body: { size: 300000 } } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
