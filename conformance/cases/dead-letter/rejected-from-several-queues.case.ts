/** Each queue has its own exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that is rejected in two queues goes to the dead-letter exchange of each',
  rule: 'rabbitmq.dead-letter:rejected',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead1' } },
    { call: 'queue.declare', with: { queue: '$dead2' } },
    {
      call: 'queue.declare',
      with: { queue: '$q1', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead1' } },
    },
    {
      call: 'queue.declare',
      with: { queue: '$q2', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead2' } },
    },
    { call: 'queue.bind', with: { queue: '$q1', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$q2', exchange: '$x', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q1' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q2' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    { openChannel: 'one' },
    { call: 'basic.consume', with: { queue: '$dead1', noAck: true }, on: 'one' },
    {
      expect: 'basic.deliver',
      content: { body: 'a', deaths: [{ queue: '$q1', reason: 'rejected', exchange: '$x', routingKeys: ['k'] }] },
      on: 'one',
    },
    { openChannel: 'two' },
    { call: 'basic.consume', with: { queue: '$dead2', noAck: true }, on: 'two' },
    {
      expect: 'basic.deliver',
      content: { body: 'a', deaths: [{ queue: '$q2', reason: 'rejected', exchange: '$x', routingKeys: ['k'] }] },
      on: 'two',
    },
  ],
};
