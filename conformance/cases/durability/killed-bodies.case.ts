/** From nothing to many frames. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Persistent messages of any size are there again after the broker was killed',
  rule: 'message:persistent-outlives-a-crash',
  steps: [
    { call: 'confirm.select' },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: '', properties: { deliveryMode: 2, messageId: 'm-1', headers: { n: 1 } } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: {
        body: { size: 4096, of: 'abcdefg' },
        properties: { deliveryMode: 2, messageId: 'm-2', headers: { n: 2 } },
      },
    },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: {
        body: { size: 1_000_000, of: 'abcdefghijklm' },
        properties: { deliveryMode: 2, messageId: 'm-3', headers: { n: 3 } },
      },
    },
    { expect: 'basic.ack', with: { deliveryTag: 3 } },
    { restart: 'kill' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '', properties: { messageId: 'm-1' }, headers: { n: 1 } } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: { body: { size: 4096, of: 'abcdefg' }, properties: { messageId: 'm-2' }, headers: { n: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      content: { body: { size: 1_000_000, of: 'abcdefghijklm' }, properties: { messageId: 'm-3' }, headers: { n: 3 } },
    },
  ],
};
