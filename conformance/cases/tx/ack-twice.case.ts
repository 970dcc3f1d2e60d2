/** A delivery is settled once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Acknowledging twice in a transaction closes the channel with 406',
  rule: 'basic.ack.multiple:exists',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { call: 'tx.select' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expectChannelError: 406, method: 'basic.ack', text: 'PRECONDITION_FAILED - unknown delivery tag 1' },
  ],
};
