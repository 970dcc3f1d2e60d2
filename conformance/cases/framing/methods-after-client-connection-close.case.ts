/** Behind its own goodbye a client has nothing more to say. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: "Methods that follow the client's connection.close are not carried out",
  rule: 'framing:close-answered',
  steps: [
    { send: 'connection.close', with: { replyCode: 200 }, connection: 'main' },
    { send: 'queue.declare', with: { queue: '$q' } },
    { expect: 'connection.close-ok', connection: 'main' },
    { openConnection: 'second' },
    { openChannel: 'second', connection: 'second' },
    { send: 'queue.declare', with: { queue: '$q', passive: true }, on: 'second' },
    { expectChannelError: 404, on: 'second' },
  ],
};
