/** Exchanges are bound like queues. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding between exchanges with an x-match that is none of the four words is a channel error 406',
  rule: 'rabbitmq.headers:invalid-x-match',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'exchange.declare', with: { exchange: '$d', type: 'direct' } },
    { send: 'exchange.bind', with: { destination: '$d', source: '$x', arguments: { 'x-match': 'ALL' } } },
    {
      expectChannelError: 406,
      method: 'exchange.bind',
      text: 'PRECONDITION_FAILED - Invalid x-match field value <<"ALL">>; expected all, any, all-with-x, or any-with-x',
    },
  ],
};
