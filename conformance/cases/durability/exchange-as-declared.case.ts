/** Type and flags are kept. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a restart an exchange has the type and flags that it was declared with',
  rule: 'exchange.declare.passive:equivalent',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$topic', type: 'topic', durable: true, internal: true } },
    { call: 'exchange.declare', with: { exchange: '$fanout', type: 'fanout', durable: true, autoDelete: true } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'exchange.declare', with: { exchange: '$topic', passive: true } },
    { call: 'exchange.declare', with: { exchange: '$fanout', passive: true } },
    { call: 'exchange.declare', with: { exchange: '$topic', type: 'topic', durable: true, internal: true } },
    { call: 'exchange.declare', with: { exchange: '$fanout', type: 'fanout', durable: true, autoDelete: true } },
    { send: 'exchange.declare', with: { exchange: '$topic', type: 'topic', durable: true } },
    {
      expectChannelError: 406,
      text: { startsWith: "PRECONDITION_FAILED - inequivalent arg 'internal' for exchange '$topic'" },
    },
    { openChannel: 'next' },
    {
      send: 'exchange.declare',
      with: { exchange: '$topic', type: 'direct', durable: true, internal: true },
      on: 'next',
    },
    {
      expectChannelError: 406,
      text: { startsWith: "PRECONDITION_FAILED - inequivalent arg 'type' for exchange '$topic'" },
      on: 'next',
    },
  ],
};
