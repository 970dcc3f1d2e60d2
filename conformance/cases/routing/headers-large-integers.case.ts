/** Beyond 2^53 a double would take neighbours for the same. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Integers of 64 bits are compared to the last bit',
  rule: 'rabbitmq.headers:integer-widths',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.bind',
      with: { queue: '$q', exchange: '$x', arguments: { size: { type: 'l', value: 9007199254740993n } } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'one less', properties: { headers: { size: { type: 'l', value: 9007199254740992n } } } },
    },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'same', properties: { headers: { size: { type: 'l', value: 9007199254740993n } } } },
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', content: { body: 'same' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
