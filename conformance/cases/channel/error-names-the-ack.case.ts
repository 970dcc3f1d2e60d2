/** A client that does not wait learns from the ids what went wrong. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The close that an ack of an unknown tag brings names basic.ack',
  rule: 'rabbitmq.channel:close-names-method',
  steps: [
    { send: 'basic.ack', with: { deliveryTag: 7 } },
    { send: 'basic.qos' },
    { expectChannelError: 406, text: 'PRECONDITION_FAILED - unknown delivery tag 7', method: 'basic.ack' },
  ],
};
