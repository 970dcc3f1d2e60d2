/** RabbitMQ does not bind the default exchange, whatever its form of the specification says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Binding the default exchange to another exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.bind', with: { destination: '', source: '$x', routingKey: 'key' } },
    {
      expectChannelError: 403,
      method: 'exchange.bind',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
