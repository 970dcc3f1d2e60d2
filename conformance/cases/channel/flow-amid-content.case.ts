/** Much content under way does not keep an answer from coming. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.flow is answered while large contents are being sent on the channel',
  rule: 'channel.flow:bidirectional',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'small' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: { size: 4_000_000 } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    { expect: 'basic.deliver', content: { body: 'small' } },
    { send: 'channel.flow', with: { active: true } },
    { expect: 'basic.deliver', content: { body: { size: 4_000_000 } } },
    { expect: 'channel.flow-ok', with: { active: true } },
  ],
};
