/** Tags of both directions are apart. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Confirms and deliveries of a channel have numbers of their own',
  rule: 'rabbitmq.confirm:from-one',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: 'x' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: 'y' } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: 'x' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: 'm' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 2 }, content: { body: 'y' } },
  ],
};
