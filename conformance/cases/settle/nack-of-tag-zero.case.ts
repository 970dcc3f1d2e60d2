/** Tag zero alone is no delivery. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.nack of tag 0 without multiple closes the channel with 406',
  rule: 'rabbitmq.settle:zero-alone',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.nack', with: { deliveryTag: 0 } },
    { expectChannelError: 406, method: 'basic.nack', text: 'PRECONDITION_FAILED - unknown delivery tag 0' },
  ],
};
