/** However often a queue is bound, a message comes to it once. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that matches several bindings of a queue comes to it once',
  rule: 'queue.bind:unique',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [{ call: 'queue.bind', with: { queue: '$q', exchange: 'amq.topic', routingKey: '$q.#' } }] },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.topic', routingKey: '$q.#.hop' } },
    { send: 'basic.publish', with: { exchange: 'amq.topic', routingKey: '$q.hop' } },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 1 } },
  ],
};
