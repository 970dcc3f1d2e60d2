/** Exclusive means the connection, not the channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'All channels of its connection may use an exclusive queue',
  rule: 'rabbitmq.queue:exclusive-to-connection',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, on: 'second', answer: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' }, on: 'second' },
    { call: 'queue.purge', with: { queue: '$q' }, on: 'second', answer: { messageCount: 0 } },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'reader' },
      on: 'second',
      answer: { consumerTag: 'reader' },
    },
  ],
};
