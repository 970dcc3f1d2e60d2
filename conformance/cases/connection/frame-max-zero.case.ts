/** No limit is more than any limit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame-max of 0 is refused',
  rule: 'rabbitmq.connection:tune-zero-refused',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 0 }, connection: 'main' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
