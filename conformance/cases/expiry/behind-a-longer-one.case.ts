/** The order of their times, not of their coming. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages expire in the order in which they are due',
  rule: 'rabbitmq.ttl:wherever-it-stands',
  steps: [
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': '$dead' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'third', properties: { expiration: '900' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'second', properties: { expiration: '500' } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'first', properties: { expiration: '100' } },
    },
    { expect: 'basic.deliver', content: { body: 'first' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'second' }, on: 'dead' },
    { expect: 'basic.deliver', content: { body: 'third' }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
