/** The way back begins at the top. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The newest death is the first entry of x-death',
  rule: 'rabbitmq.dead-letter:newest-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$third', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    {
      call: 'queue.declare',
      with: {
        queue: '$second',
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$third', 'x-message-ttl': 100 },
      },
    },
    {
      call: 'queue.declare',
      with: { queue: '$first', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$second' } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$first' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$first' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$third' } },
        { expect: 'basic.get-ok', content: { body: 'a' } },
      ],
    },
    { send: 'basic.reject', with: { deliveryTag: 2 } },
    {
      expect: 'basic.deliver',
      content: {
        deaths: [
          { queue: '$third', reason: 'rejected' },
          { queue: '$second', reason: 'expired' },
          { queue: '$first', reason: 'rejected' },
        ],
        headers: { 'x-first-death-queue': '$first', 'x-first-death-reason': 'rejected', 'x-first-death-exchange': '' },
      },
      on: 'dead',
    },
  ],
};
