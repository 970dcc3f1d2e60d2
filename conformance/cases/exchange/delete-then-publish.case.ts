/** A publisher that has just used an exchange learns that it is gone. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Publishing to an exchange that was deleted after the last publish is a channel error 404',
  rule: 'basic.publish.exchange:must-exist',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'first' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'first' } },
    { call: 'exchange.delete', with: { exchange: '$x' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'second' } },
    { expectChannelError: 404, method: 'basic.publish', text: "NOT_FOUND - no exchange '$x' in vhost '$vhost'" },
  ],
};
