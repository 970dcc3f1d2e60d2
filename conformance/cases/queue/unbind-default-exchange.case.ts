/** The specification lets clients unbind from the exchange without a name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding from the empty exchange name unbinds from the default exchange',
  rule: 'queue.unbind.exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '', routingKey: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
