/** Tag zero is everything. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A nack of tag 0 with multiple rejects everything',
  rule: 'rabbitmq.settle:nack-multiple',
  needs: ['basic.nack'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { repeat: 2, steps: [{ send: 'basic.get', with: { queue: '$q' } }, { expect: 'basic.get-ok' }] },
    { send: 'basic.nack', with: { deliveryTag: 0, multiple: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expectChannelError: 406, method: 'basic.ack', text: 'PRECONDITION_FAILED - unknown delivery tag 1' },
  ],
};
