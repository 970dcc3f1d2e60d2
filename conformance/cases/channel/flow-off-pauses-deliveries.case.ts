/** A client may ask for a pause. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After channel.flow with active not set nothing is delivered on the channel until it is set again',
  rule: 'channel.flow:initial-state',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { call: 'channel.flow', with: { active: false }, answer: { active: false } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'paused' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { expectNothingForMs: 100 },
    { call: 'channel.flow', with: { active: true }, answer: { active: true } },
    { expect: 'basic.deliver', with: { consumerTag: 'reader' }, content: { body: 'paused' } },
  ],
};
