/** Numbers count by their value. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'x-message-ttl may be a number of any width',
  rule: 'rabbitmq.queue:integer-arguments-by-value',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$b',
        arguments: {
          'x-message-ttl': { type: 'b', value: 100 },
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: 'b' } },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$s',
        arguments: {
          'x-message-ttl': { type: 's', value: 100 },
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$s' }, content: { body: 's' } },
    { expect: 'basic.deliver', content: { body: 's' }, on: 'dead' },
    {
      call: 'queue.declare',
      with: {
        queue: '$l',
        arguments: {
          'x-message-ttl': { type: 'l', value: 100 },
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': '$dead',
        },
      },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$l' }, content: { body: 'l' } },
    { expect: 'basic.deliver', content: { body: 'l' }, on: 'dead' },
  ],
};
