/** Names are octets, not letters of one alphabet. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue name may hold any characters, and comes back octet for octet',
  rule: 'rabbitmq.queue:name-characters',
  steps: [
    { call: 'queue.declare', with: { queue: '$заяц/野兎 "🐇"' }, answer: { queue: '$заяц/野兎 "🐇"' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$заяц/野兎 "🐇"' }, content: { body: 'hop' } },
    { send: 'basic.get', with: { queue: '$заяц/野兎 "🐇"', noAck: true } },
    { expect: 'basic.get-ok', with: { routingKey: '$заяц/野兎 "🐇"' }, content: { body: 'hop' } },
  ],
};
