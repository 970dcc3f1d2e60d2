/** All keys count again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Without x-dead-letter-routing-key a dead letter is routed by the keys in CC and BCC too',
  rule: 'rabbitmq.dead-letter:own-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$cc' } },
    { call: 'queue.declare', with: { queue: '$bcc' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '$q' } },
    { call: 'queue.bind', with: { queue: '$cc', exchange: '$dlx', routingKey: 'c' } },
    { call: 'queue.bind', with: { queue: '$bcc', exchange: '$dlx', routingKey: 'b' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { CC: ['c'], BCC: ['b'] } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        deaths: [{ queue: '$q', reason: 'rejected', routingKeys: ['$q', 'c'] }],
        headers: { CC: ['c'] },
        withoutHeaders: ['BCC'],
      },
      on: 'dead',
    },
    { openChannel: 'cc' },
    { call: 'basic.consume', with: { queue: '$cc', noAck: true }, on: 'cc' },
    {
      expect: 'basic.deliver',
      with: { routingKey: '$q' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', routingKeys: ['$q', 'c'] }] },
      on: 'cc',
    },
    { openChannel: 'bcc' },
    { call: 'basic.consume', with: { queue: '$bcc', noAck: true }, on: 'bcc' },
    {
      expect: 'basic.deliver',
      with: { routingKey: '$q' },
      content: { body: 'a', deaths: [{ queue: '$q', reason: 'rejected', routingKeys: ['$q', 'c'] }] },
      on: 'bcc',
    },
  ],
};
