/** Nothing is short, so nobody is blocked. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A client that publishes while no alarm is up is not sent connection.blocked',
  rule: 'rabbitmq.connection:blocked-under-alarm-only',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'hello' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'connection.close', with: { replyCode: 200 }, connection: 'main' },
    { expect: 'connection.close-ok', connection: 'main' },
  ],
};
