/** Whoever writes something else means something else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding with an x-match that is none of the four words is a channel error 406',
  rule: 'rabbitmq.headers:invalid-x-match',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'some', colour: 'red' } } },
    {
      expectChannelError: 406,
      method: 'queue.bind',
      text: 'PRECONDITION_FAILED - Invalid x-match field value <<"some">>; expected all, any, all-with-x, or any-with-x',
    },
  ],
};
