/** What was under way to a channel that failed is dropped, content and all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "After the broker's channel.close publishes are dropped with their content until close-ok",
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' }, on: 'second' },
    { send: 'queue.purge', with: { queue: '$missing' } },
    { expect: 'channel.close', with: { replyCode: 404 } },
    {
      repeat: 3,
      steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'too late' } }],
    },
    { send: 'channel.close-ok' },
    { openChannel: 'again', number: 1 },
    { call: 'queue.purge', with: { queue: '$q' }, on: 'again', answer: { messageCount: 0 } },
  ],
};
