/** The specification lets clients bind to the exchange without a name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding to the empty exchange name binds to the default exchange',
  rule: 'queue.bind.exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '', routingKey: '$key' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$key' }, content: { body: 'by key' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'by key' } },
  ],
};
