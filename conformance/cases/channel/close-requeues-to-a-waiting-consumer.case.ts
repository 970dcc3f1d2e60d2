/** What a closed channel gives back goes to whoever waits for it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What a closing channel did not settle is delivered to a consumer of another channel',
  rule: 'rabbitmq.channel:close-requeues',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'passed on' } },
    { expect: 'basic.deliver', with: { redelivered: false }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'waiting' } },
    { closeChannel: 'second' },
    { expect: 'basic.deliver', with: { consumerTag: 'waiting', redelivered: true }, content: { body: 'passed on' } },
  ],
};
