/** The same name is not the same queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart a queue that was deleted and declared again has only what came to it since',
  rule: 'queue.delete:everything-gone',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'old' } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'old', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 1 } },
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-max-length': 5 } } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'new' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'new' },
      content: { body: 'new', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-max-length': 5 } } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'new' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'old', mandatory: true },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'a' } },
  ],
};
