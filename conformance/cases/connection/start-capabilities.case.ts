/** What a client may count on. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The server properties advertise the extensions of RabbitMQ as capabilities',
  rule: 'rabbitmq.connection:capabilities',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 0, 0, 9, 1] },
    {
      expect: 'connection.start',
      with: {
        versionMajor: 0,
        versionMinor: 9,
        serverProperties: {
          entries: {
            capabilities: {
              entries: {
                publisher_confirms: true,
                exchange_exchange_bindings: true,
                'basic.nack': true,
                consumer_cancel_notify: true,
                'connection.blocked': true,
                authentication_failure_close: true,
                per_consumer_qos: true,
                direct_reply_to: true,
              },
            },
          },
        },
      },
      connection: 'main',
    },
  ],
};
