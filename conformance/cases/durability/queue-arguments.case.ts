/** Arguments are kept. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart a queue has the arguments and flags that it was declared with',
  rule: 'queue.declare.passive:equivalent',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        autoDelete: true,
        arguments: {
          'x-message-ttl': 3_600_000,
          'x-max-length': 1000,
          'x-dead-letter-exchange': 'letters',
          'x-dead-letter-routing-key': 'dead',
        },
      },
    },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        autoDelete: true,
        arguments: {
          'x-message-ttl': 3_600_000,
          'x-max-length': 1000,
          'x-dead-letter-exchange': 'letters',
          'x-dead-letter-routing-key': 'dead',
        },
      },
    },
    {
      send: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        autoDelete: true,
        arguments: {
          'x-message-ttl': 3_600_000,
          'x-max-length': 1001,
          'x-dead-letter-exchange': 'letters',
          'x-dead-letter-routing-key': 'dead',
        },
      },
    },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'x-max-length' for queue '$q' in vhost '$vhost': received '1001' but current is '1000'",
    },
    { openChannel: 'next' },
    {
      send: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: {
          'x-message-ttl': 3_600_000,
          'x-max-length': 1000,
          'x-dead-letter-exchange': 'letters',
          'x-dead-letter-routing-key': 'dead',
        },
      },
      on: 'next',
    },
    {
      expectChannelError: 406,
      text: { startsWith: "PRECONDITION_FAILED - inequivalent arg 'auto_delete' for queue '$q'" },
      on: 'next',
    },
  ],
};
