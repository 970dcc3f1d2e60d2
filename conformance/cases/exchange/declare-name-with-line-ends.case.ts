/** Line ends in a name are mistakes of a shell script, and nobody finds them again. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Line feeds and carriage returns are taken out of the name of a new exchange',
  rule: 'rabbitmq.exchange:name-characters',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$line\r\n\nend', type: 'direct' } },
    { call: 'exchange.declare', with: { exchange: '$lineend', passive: true } },
    { call: 'exchange.declare', with: { exchange: '$line\nend', passive: true } },
    { call: 'exchange.delete', with: { exchange: '$lineend' } },
  ],
};
