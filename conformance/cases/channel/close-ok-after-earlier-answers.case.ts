/** close-ok is the last word on a channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'close-ok comes after the answers to all that was sent before the close',
  rule: 'rabbitmq.channel:close-ok-last',
  steps: [
    { send: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { send: 'channel.close' },
    { expect: 'queue.declare-ok', with: { queue: '$q' } },
    { expect: 'queue.bind-ok' },
    { expect: 'basic.get-empty' },
    { expect: 'channel.close-ok' },
  ],
};
