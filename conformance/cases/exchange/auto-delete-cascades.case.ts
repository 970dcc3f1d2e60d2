/** One goes after the other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A chain of auto-delete exchanges is gone when the queue at its end is deleted',
  rule: 'rabbitmq.exchange:auto-delete-cascades',
  needs: ['exchange_exchange_bindings'],
  steps: [
    { call: 'exchange.declare', with: { exchange: '$a', type: 'fanout', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$b', type: 'fanout', autoDelete: true } },
    { call: 'exchange.declare', with: { exchange: '$c', type: 'fanout', autoDelete: true } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'exchange.bind', with: { destination: '$b', source: '$a' } },
    { call: 'exchange.bind', with: { destination: '$c', source: '$b' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$c' } },
    { call: 'queue.delete', with: { queue: '$q' } },
    { send: 'exchange.declare', with: { exchange: '$c', passive: true } },
    { expectChannelError: 404, method: 'exchange.declare', text: "NOT_FOUND - no exchange '$c' in vhost '$vhost'" },
    { openChannel: 'second' },
    { send: 'exchange.declare', with: { exchange: '$b', passive: true }, on: 'second' },
    {
      expectChannelError: 404,
      method: 'exchange.declare',
      text: "NOT_FOUND - no exchange '$b' in vhost '$vhost'",
      on: 'second',
    },
    { openChannel: 'third' },
    { send: 'exchange.declare', with: { exchange: '$a', passive: true }, on: 'third' },
    {
      expectChannelError: 404,
      method: 'exchange.declare',
      text: "NOT_FOUND - no exchange '$a' in vhost '$vhost'",
      on: 'third',
    },
  ],
};
