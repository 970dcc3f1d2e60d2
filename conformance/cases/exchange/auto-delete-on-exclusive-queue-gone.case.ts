/** An exclusive queue goes with its connection, and its bindings with it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An auto-delete exchange is gone when the connection of its last, exclusive queue has closed',
  rule: 'rabbitmq.exchange:auto-delete',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout', autoDelete: true } },
    { openConnection: 'other' },
    { openChannel: 'there', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, on: 'there' },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x' }, on: 'there' },
    { closeConnection: 'other' },
    { send: 'exchange.declare', with: { exchange: '$x', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
