/** RabbitMQ compares auto-delete, whatever the specification says. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Declaring a queue again as auto-delete closes the channel with 406',
  rule: 'rabbitmq.queue:properties-compared',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.declare', with: { queue: '$q', autoDelete: true } },
    {
      expectChannelError: 406,
      text: "PRECONDITION_FAILED - inequivalent arg 'auto_delete' for queue '$q' in vhost '$vhost': received 'true' but current is 'false'",
      method: 'queue.declare',
    },
  ],
};
