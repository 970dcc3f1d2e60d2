/** A binding keeps an exchange. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Deleting with if-unused an exchange to which a queue is bound is a channel error 406, and it still routes',
  rule: 'exchange.delete.if-unused:in-use',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'key' } },
    { send: 'exchange.delete', with: { exchange: '$x', ifUnused: true } },
    {
      expectChannelError: 406,
      method: 'exchange.delete',
      text: "PRECONDITION_FAILED - exchange '$x' in vhost '$vhost' in use",
    },
    { openChannel: 'second' },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'key' }, content: { body: 'still' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q', noAck: true }, on: 'second' },
    { expect: 'basic.get-ok', content: { body: 'still' }, on: 'second' },
  ],
};
