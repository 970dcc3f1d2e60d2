/** A binding between exchanges keeps its source. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting with if-unused an exchange to which another one is bound is a channel error 406',
  rule: 'exchange.delete.if-unused:in-use',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { call: 'exchange.bind', with: { destination: '$d', source: '$x', routingKey: 'key' } },
    { send: 'exchange.delete', with: { exchange: '$x', ifUnused: true } },
    {
      expectChannelError: 406,
      method: 'exchange.delete',
      text: "PRECONDITION_FAILED - exchange '$x' in vhost '$vhost' in use",
    },
  ],
};
