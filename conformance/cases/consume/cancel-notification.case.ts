/** The client is told that its queue is gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer whose queue is deleted is sent basic.cancel',
  rule: 'rabbitmq.consume:cancel-on-delete',
  needs: ['consumer_cancel_notify'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { openChannel: 'second' },
    { call: 'queue.delete', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.cancel', with: { consumerTag: 't', noWait: true } },
  ],
};
