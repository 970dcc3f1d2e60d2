/** The case that it is made for. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the connection of the active consumer breaks, the next one becomes active',
  rule: 'rabbitmq.consume:single-active-successor',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-single-active-consumer': true } } },
    { openConnection: 'other' },
    { openChannel: 'second', connection: 'other' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'a' }, answer: { consumerTag: 'a' }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'b' }, answer: { consumerTag: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'a' }, content: { body: '1' }, on: 'second' },
    { dropConnection: 'other' },
    { expect: 'basic.deliver', with: { consumerTag: 'b', redelivered: true }, content: { body: '1' } },
  ],
};
