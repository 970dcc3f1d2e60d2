/** A restart is not the end of its first consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable auto-delete queue is there again after a restart, and waits for its first consumer to go',
  rule: 'rabbitmq.restart:auto-delete-queue',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, autoDelete: true } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'first' } },
    { call: 'basic.cancel', with: { consumerTag: 'first' } },
    { send: 'queue.declare', with: { queue: '$q', passive: true } },
    { expectChannelError: 404, text: "NOT_FOUND - no queue '$q' in vhost '$vhost'", method: 'queue.declare' },
  ],
};
