/** Every bound queue takes one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message reaches every queue that matches, once',
  rule: 'rabbitmq.exchange:one-copy-over-all-ways',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.bind', with: { queue: '$a', exchange: '$x', routingKey: '' } },
    { call: 'queue.bind', with: { queue: '$b', exchange: '$x', routingKey: '' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'k' }, content: { body: 'm' } },
    { send: 'basic.get', with: { queue: '$a' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'm' } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'm' } },
    { send: 'basic.get', with: { queue: '$a' } },
    { expect: 'basic.get-empty' },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-empty' },
  ],
};
