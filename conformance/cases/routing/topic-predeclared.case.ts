/** The key of this case alone keeps others out. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'amq.topic routes by patterns',
  rule: 'exchange:required-instances',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.topic', routingKey: '$key.#' } },
    { send: 'basic.publish', with: { exchange: 'amq.topic', routingKey: '$key.and.more' }, content: { body: 'mine' } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { exchange: 'amq.topic' }, content: { body: 'mine' } },
  ],
};
