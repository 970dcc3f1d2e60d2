/** Those of the message. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A headers dead-letter exchange routes dead letters by the headers of the message',
  rule: 'rabbitmq.dead-letter:exchange',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$other' } },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '', arguments: { colour: 'red' } } },
    { call: 'queue.bind', with: { queue: '$other', exchange: '$dlx', routingKey: '', arguments: { colour: 'blue' } } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { headers: { colour: 'red' } } },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', content: { body: 'a', headers: { colour: 'red' } }, on: 'dead' },
    { call: 'queue.declare', with: { queue: '$other', passive: true }, answer: { messageCount: 0 } },
  ],
};
