/** A channel needs no start. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deliveries come on a new channel without anybody starting the flow',
  rule: 'channel.flow:initial-state',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'flowing' } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader' }, on: 'second' },
    {
      expect: 'basic.deliver',
      with: { consumerTag: 'reader', deliveryTag: 1 },
      content: { body: 'flowing' },
      on: 'second',
    },
  ],
};
