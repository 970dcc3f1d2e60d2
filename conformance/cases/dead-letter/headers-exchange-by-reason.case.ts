/** The headers that tell of its death count. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A headers dead-letter exchange can tell dead letters by why they died',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$expired' } },
    { openChannel: 'expired' },
    { call: 'basic.consume', with: { queue: '$expired', noAck: true }, on: 'expired' },
    { call: 'queue.declare', with: { queue: '$rejected' } },
    { openChannel: 'rejected' },
    { call: 'basic.consume', with: { queue: '$rejected', noAck: true }, on: 'rejected' },
    {
      call: 'queue.bind',
      with: {
        queue: '$expired',
        exchange: '$dlx',
        routingKey: '',
        arguments: { 'x-match': 'all-with-x', 'x-first-death-reason': 'expired' },
      },
    },
    {
      call: 'queue.bind',
      with: {
        queue: '$rejected',
        exchange: '$dlx',
        routingKey: '',
        arguments: { 'x-match': 'all-with-x', 'x-first-death-reason': 'rejected' },
      },
    },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { body: 'a' }, on: 'rejected' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'b', properties: { expiration: '100' } },
    },
    { expect: 'basic.deliver', content: { body: 'b' }, on: 'expired' },
  ],
};
