/** A short string holds 255 octets, and all of them may be the name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A name of 255 octets can be declared and found',
  rule: 'rabbitmq.exchange:name-characters',
  steps: [
    { call: 'exchange.declare', with: { exchange: 'conformance'.padEnd(255, '-'), type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: 'conformance'.padEnd(255, '-'), passive: true } },
  ],
};
