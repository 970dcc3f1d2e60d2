/** It is part of what a queue is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with another x-message-ttl closes the channel with 406',
  rule: 'rabbitmq.queue:known-arguments-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': 60_000 } } },
    { send: 'queue.declare', with: { queue: '$q', arguments: { 'x-message-ttl': 50_000 } } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue '$q' in vhost '$vhost': received '50000' but current is '60000'",
      method: 'queue.declare',
    },
  ],
};
