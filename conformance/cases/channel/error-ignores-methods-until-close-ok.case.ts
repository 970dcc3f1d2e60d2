/** A channel that failed does nothing more. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "After the broker's channel.close nothing that the client sends on the channel has any effect until close-ok",
  rule: 'framing:only-close-ok-after-close',
  steps: [
    { call: 'queue.declare', with: { queue: '$there' } },
    { send: 'queue.purge', with: { queue: '$missing' } },
    { expect: 'channel.close', with: { replyCode: 404 } },
    { send: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.delete', with: { queue: '$there' } },
    { send: 'channel.close-ok' },
    { openChannel: 'again', number: 1 },
    { call: 'queue.declare', with: { queue: '$there', passive: true }, on: 'again', answer: { queue: '$there' } },
    { send: 'queue.declare', with: { queue: '$q', passive: true }, on: 'again' },
    {
      expectChannelError: 404,
      text: "NOT_FOUND - no queue '$q' in vhost '$vhost'",
      method: 'queue.declare',
      on: 'again',
    },
  ],
};
