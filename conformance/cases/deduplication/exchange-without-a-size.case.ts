/** Memory has an end. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring an x-message-deduplication exchange without x-cache-size is an error 406',
  rule: 'rabbitmq.deduplication:exchange-size',
  needsSteps: [
    {
      call: 'exchange.declare',
      with: { exchange: '$there', type: 'x-message-deduplication', arguments: { 'x-cache-size': 1 } },
    },
  ],
  steps: [
    { send: 'exchange.declare', with: { exchange: '$x', type: 'x-message-deduplication' } },
    { expectChannelError: 406, method: 'exchange.declare' },
  ],
};
