/** Clients may declare what the broker has made. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An "amq." exchange that exists can be declared as what it is',
  rule: 'exchange.declare.exchange:reserved',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'amq.topic', type: 'topic', durable: true } },
    { call: 'exchange.declare', with: { exchange: 'amq.topic', passive: true } },
  ],
};
