/** Each with its type. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A dead letter has the headers of the message, with their types',
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
          headers: {
            array: ['a', 1, true],
            boolean: true,
            bytes: { type: 'x', value: '\u0000ÿ' },
            decimal: { type: 'D', value: { scale: 2, unscaled: 314 } },
            double: 2.5,
            float: { type: 'f', value: 0.5 },
            int: 5,
            long: { type: 'l', value: 5 },
            octet: { type: 'b', value: -5 },
            short: { type: 's', value: -500 },
            table: { inner: 'text' },
            text: 'text',
            time: { type: 'T', value: 1_234_567_890 },
            void: null,
          },
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
        headers: {
          array: ['a', 1, true],
          boolean: true,
          bytes: { type: 'x', value: '\u0000ÿ' },
          decimal: { type: 'D', value: { scale: 2, unscaled: 314 } },
          double: 2.5,
          float: { type: 'f', value: 0.5 },
          int: 5,
          long: { type: 'l', value: 5 },
          octet: { type: 'b', value: -5 },
          short: { type: 's', value: -500 },
          table: { inner: 'text' },
          text: 'text',
          time: { type: 'T', value: 1_234_567_890 },
          void: null,
        },
      },
      on: 'dead',
    },
  ],
};
