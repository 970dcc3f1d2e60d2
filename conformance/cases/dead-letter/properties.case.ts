/** All but the expiration. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter has the properties of the message',
  rule: 'rabbitmq.dead-letter:contents',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$dlx', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$dead' } },
    { openChannel: 'dead' },
    { call: 'basic.consume', with: { queue: '$dead', noAck: true }, on: 'dead' },
    { call: 'queue.bind', with: { queue: '$dead', exchange: '$dlx', routingKey: '' } },
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-dead-letter-exchange': '$dlx' } } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: {
        body: 'a',
        properties: {
          contentType: 'text/plain',
          contentEncoding: 'utf-8',
          deliveryMode: 2,
          priority: 7,
          correlationId: 'c',
          replyTo: 'r',
          messageId: 'm',
          timestamp: 1_234_567_890,
          type: 't',
          userId: '$user',
          appId: 'a',
          expiration: '60000',
        },
      },
    },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: 'a' } },
    { send: 'basic.reject', with: { deliveryTag: 1 } },
    {
      expect: 'basic.deliver',
      content: {
        body: 'a',
        properties: {
          contentType: 'text/plain',
          contentEncoding: 'utf-8',
          deliveryMode: 2,
          priority: 7,
          correlationId: 'c',
          replyTo: 'r',
          messageId: 'm',
          timestamp: 1_234_567_890,
          type: 't',
          userId: '$user',
          appId: 'a',
        },
        without: ['expiration'],
      },
      on: 'dead',
    },
  ],
};
