/** There is nothing that could be among the headers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: '"any" without other arguments takes no message',
  rule: 'rabbitmq.headers:any-of-nothing',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', arguments: { 'x-match': 'any' } } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '', mandatory: true },
      content: { body: 'lost', properties: { headers: { 'x-match': 'any', colour: 'red' } } },
    },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: '' }, content: { body: 'lost' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '', mandatory: true }, content: { body: 'bare' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: '' }, content: { body: 'bare' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
