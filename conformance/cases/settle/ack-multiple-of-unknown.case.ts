/** The tag itself must wait. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.ack with multiple of a tag that does not wait closes the channel with 406 even if lower ones do',
  rule: 'rabbitmq.settle:multiple-of-unknown',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { send: 'basic.ack', with: { deliveryTag: 5, multiple: true } },
    { expectChannelError: 406, method: 'basic.ack', text: 'PRECONDITION_FAILED - unknown delivery tag 5' },
  ],
};
