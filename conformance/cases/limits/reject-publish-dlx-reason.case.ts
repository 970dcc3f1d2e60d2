/** Why it died. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that reject-publish-dlx refuses died of maxlen in the queue that refused it',
  rule: 'rabbitmq.limit:reject-publish-dlx',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: {
          'x-max-length': 0,
          'x-overflow': 'reject-publish-dlx',
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'm',
        headers: { 'x-first-death-reason': 'maxlen', 'x-first-death-queue': '$q', 'x-first-death-exchange': '' },
      },
    },
  ],
};
