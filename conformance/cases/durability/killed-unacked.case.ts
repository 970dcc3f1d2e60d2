/** Who did not acknowledge gets it again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What had been delivered and not acknowledged is delivered again after the broker was killed',
  rule: 'basic:10',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'b' } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 2 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader' } },
    { expect: 'basic.deliver', content: { body: 'a' } },
    { expect: 'basic.deliver', content: { body: 'b' } },
  ],
};
