/** NAME, dash, explanation. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The reply text of a close begins with the name of its reply code',
  rule: 'rabbitmq.connection:reply-text',
  steps: [
    { send: 'queue.declare', with: { queue: '$missing', passive: true } },
    { expect: 'channel.close', with: { replyCode: 404, replyText: { startsWith: 'NOT_FOUND - ' } } },
    { send: 'channel.close-ok' },
    { send: 'channel.open' },
    { expect: 'channel.open-ok' },
    { send: 'channel.open' },
    {
      expect: 'connection.close',
      with: { replyCode: 504, replyText: { startsWith: 'CHANNEL_ERROR - ' } },
      connection: 'main',
    },
  ],
};
