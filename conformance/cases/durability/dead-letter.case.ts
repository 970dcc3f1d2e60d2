/** It has moved for good. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent dead letter is there after a restart, with its headers',
  rule: 'rabbitmq.dead-letter:restart',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$dead', durable: true } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' },
      },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2, messageId: 'm', headers: { a: 'text' } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { eventually: [{ call: 'queue.declare', with: { queue: '$dead', passive: true }, answer: { messageCount: 1 } }] },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$dead', noAck: true } },
    {
      expect: 'basic.get-ok',
      with: { exchange: '', routingKey: '$dead' },
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'rejected' }],
        headers: {
          a: 'text',
          'x-first-death-queue': '$q',
          'x-first-death-reason': 'rejected',
          'x-first-death-exchange': '',
        },
        properties: { deliveryMode: 2, messageId: 'm' },
      },
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
