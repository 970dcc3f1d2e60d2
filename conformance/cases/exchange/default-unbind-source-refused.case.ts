/** RabbitMQ does not unbind the default exchange, whatever its form of the specification says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding an exchange from the default exchange is a channel error 403',
  rule: 'rabbitmq.exchange:default-refused',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { send: 'exchange.unbind', with: { destination: '$x', source: '', routingKey: 'key' } },
    {
      expectChannelError: 403,
      method: 'exchange.unbind',
      text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    },
  ],
};
