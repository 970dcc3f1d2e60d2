/** The others have done nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'In a cycle a message is dropped only for the queue that it would come to again',
  rule: 'rabbitmq.dead-letter:cycle',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$one' } },
    { call: 'queue.declare', with: { queue: '$two' } },
    { call: 'queue.bind', with: { queue: '$one', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$two', exchange: '$dlx', routingKey: '' } },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx', 'x-message-ttl': 100 } },
    },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$dlx', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { eventually: [{ call: 'queue.declare', with: { queue: '$one', passive: true }, answer: { messageCount: 1 } }] },
    { eventually: [{ call: 'queue.declare', with: { queue: '$two', passive: true }, answer: { messageCount: 1 } }] },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { send: 'basic.get', with: { queue: '$one', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a', deaths: [{ queue: '$q', reason: 'expired' }] } },
    { send: 'basic.get', with: { queue: '$two', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'a', deaths: [{ queue: '$q', reason: 'expired' }] } },
  ],
};
