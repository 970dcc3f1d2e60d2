/** What the extended specification wants where RabbitMQ succeeds. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding a destination that does not exist is a channel error 404',
  rule: 'exchange.unbind.destination:must-exist',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$s', type: 'direct' } },
    { send: 'exchange.unbind', with: { destination: '$d', source: '$s', routingKey: 'key' } },
    { expectChannelError: 404, method: 'exchange.unbind' },
  ],
};
