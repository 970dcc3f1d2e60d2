/** The specification makes every unbind that fails a matter of the connection. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An unbind that is refused closes the connection',
  rule: 'queue.unbind:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', exclusive: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' } },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { send: 'queue.unbind', with: { queue: '$q', exchange: 'amq.direct', routingKey: '$key' }, on: 'theirs' },
    { expectNothingForMs: 100, on: 'theirs' },
    { expectConnectionError: 405, connection: 'other', method: 'queue.unbind' },
  ],
};
