/** A client may publish, close and still see what could not be routed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'close-ok comes after the returns of what was published before the close',
  rule: 'rabbitmq.channel:close-ok-last',
  steps: [
    {
      repeat: 2,
      steps: [
        {
          send: 'basic.publish',
          with: { exchange: '', routingKey: '$none', mandatory: true },
          content: { body: 'lost' },
        },
      ],
    },
    { send: 'channel.close' },
    { repeat: 2, steps: [{ expect: 'basic.return', with: { replyCode: 312, routingKey: '$none' } }] },
    { expect: 'channel.close-ok' },
  ],
};
