/** What waited to be settled on a channel is out of reach of the next one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'On a number that is opened again the deliveries of the closed channel cannot be settled',
  rule: 'rabbitmq.channel:fresh-start',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 } },
    { closeChannel: 'main' },
    { openChannel: 'again', number: 1 },
    { send: 'basic.ack', with: { deliveryTag: 1 }, on: 'again' },
    { expectChannelError: 406, text: 'PRECONDITION_FAILED - unknown delivery tag 1', method: 'basic.ack', on: 'again' },
  ],
};
