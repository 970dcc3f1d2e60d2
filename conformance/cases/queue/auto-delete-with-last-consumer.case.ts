/** An auto-delete queue lives as long as somebody listens. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete queue is deleted when its last consumer is cancelled',
  rule: 'rabbitmq.queue:auto-delete',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'only' } },
    { call: 'basic.cancel', with: { consumerTag: 'only' } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'" },
  ],
};
