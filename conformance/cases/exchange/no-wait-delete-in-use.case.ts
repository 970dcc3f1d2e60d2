/** An error comes, wanted or not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delete with no-wait and if-unused of a bound exchange is a channel error 406',
  rule: 'exchange.declare:no-wait',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { send: 'exchange.delete', with: { exchange: '$x', ifUnused: true, noWait: true } },
    {
      expectChannelError: 406,
      method: 'exchange.delete',
      text: "PRECONDITION_FAILED - exchange '$x' in vhost '$vhost' in use",
    },
  ],
};
