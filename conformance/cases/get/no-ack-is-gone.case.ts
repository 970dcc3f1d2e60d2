/** Fetched is settled. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message fetched with no-ack is gone',
  rule: 'basic:09',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { closeChannel: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expectChannelError: 406, method: 'basic.ack', text: 'PRECONDITION_FAILED - unknown delivery tag 1' },
  ],
};
