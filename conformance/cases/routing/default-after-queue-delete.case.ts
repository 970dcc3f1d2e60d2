/** A route that was just used ends with its queue, and begins again with a new one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The default exchange no longer routes to a deleted queue, and does to a new one of its name',
  rule: 'exchange:default-exchange',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'first' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'first' } },
    { call: 'queue.delete', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '', routingKey: '$q' }, content: { body: 'lost' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'second' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'second' } },
  ],
};
