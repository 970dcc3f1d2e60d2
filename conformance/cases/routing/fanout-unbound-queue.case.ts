/** Each binding ends on its own. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue stays bound to a fanout exchange as long as it has one binding left',
  rule: 'routing:fanout-takes-every-key',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'fanout' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'one' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'two' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'one' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '' }, content: { body: 'still' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: 'still' } },
    { call: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: 'two' } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '', mandatory: true }, content: { body: 'lost' } },
    { expect: 'basic.return', with: { replyCode: 312, exchange: '$x', routingKey: '' }, content: { body: 'lost' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
