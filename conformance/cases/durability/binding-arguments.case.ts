/** Arguments of bindings are kept, with their types. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart a headers exchange routes by the same arguments',
  rule: 'rabbitmq.restart:arguments',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'headers', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    {
      call: 'queue.bind',
      with: {
        queue: '$q',
        exchange: '$x',
        routingKey: '',
        arguments: { 'x-match': 'all', colour: 'red', size: 5, large: true },
      },
    },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '', mandatory: true },
      content: { body: 'other', properties: { headers: { colour: 'red', size: 6, large: true } } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'other' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: '' },
      content: { body: 'same', properties: { headers: { colour: 'red', size: 5, large: true } } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'same' } },
  ],
};
