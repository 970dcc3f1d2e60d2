/** Channels do not limit each other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The prefetch of one channel does not limit another',
  rule: 'basic.qos.prefetch-count:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'basic.qos', with: { prefetchCount: 1 }, on: 'second' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
  ],
};
