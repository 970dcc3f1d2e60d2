/** The specification wants to hear of an exchange that is not there. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Unbinding from an exchange that does not exist closes the channel with 404',
  rule: 'queue.unbind.exchange:must-exist',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'queue.unbind', with: { queue: '$q', exchange: '$x', routingKey: '$key' } },
    { expectChannelError: 404, method: 'queue.unbind' },
  ],
};
