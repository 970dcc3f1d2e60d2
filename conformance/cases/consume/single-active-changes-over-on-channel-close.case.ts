/** What the active one had is not lost. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the channel of the active consumer is closed, the next one gets what was unacked, in order',
  rule: 'rabbitmq.consume:single-active-successor',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { openChannel: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a' }, answer: { consumerTag: 'a' }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b' }, answer: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' }, on: 'second' },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '2' }, on: 'second' },
    { closeChannel: 'second' },
    { expect: 'basic.deliver', with: { consumerTag: 'b', redelivered: true }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b', redelivered: true }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: { consumerTag: 'b', redelivered: false }, content: { body: '3' } },
  ],
};
