/** A number is a number. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Limits are taken as integers of every width',
  rule: 'rabbitmq.queue:arguments-checked',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        arguments: {
          'x-max-length': { type: 'b', value: 2 },
          'x-max-length-bytes': { type: 'l', value: 20 },
          'x-message-ttl': { type: 's', value: 30000 },
          'x-max-priority': { type: 'u', value: 2 },
        },
      },
      answer: { queue: '$q' },
    },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '3' } },
  ],
};
