/** An argument of an exchange is kept. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart an exchange still passes what it cannot route to its alternate exchange',
  rule: 'rabbitmq.restart:arguments',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$other', type: 'fanout', durable: true } },
    {
      call: 'exchange.declare',
      with: { exchange: '$x', type: 'direct', durable: true, arguments: { 'alternate-exchange': '$other' } },
    },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$other', routingKey: '' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'nowhere' },
      content: { body: 'stray', properties: { deliveryMode: 2 } },
    },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: '$x', routingKey: 'nowhere' }, content: { body: 'stray' } },
  ],
};
