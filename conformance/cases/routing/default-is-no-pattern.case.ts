/** The default exchange is a direct one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A routing key with wildcards is a plain name to the default exchange',
  rule: 'exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '#', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '', routingKey: '#' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
