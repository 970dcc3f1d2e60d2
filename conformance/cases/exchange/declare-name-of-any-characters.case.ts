/** Names are not limited to what the specification lists. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A name may hold spaces, signs and letters of any script',
  rule: 'rabbitmq.exchange:name-characters',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$a b/c!{ä→日本}', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$a b/c!{ä→日本}', passive: true } },
  ],
};
