/** The binding to the default exchange is one of its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue that is bound elsewhere, and unbound again, is still reached by its name',
  rule: 'exchange:default-exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '$q' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'hello' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'hello' } },
  ],
};
