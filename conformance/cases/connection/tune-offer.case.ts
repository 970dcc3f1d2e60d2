/** What most brokers are never told to change. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'connection.tune offers at least 2047 channels, frames of 131072 octets and heartbeats',
  rule: 'rabbitmq.connection:tune-offer',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: { mechanism: 'PLAIN', response: { bytes: [0, '$user', 0, '$password'] }, locale: 'en_US' },
      connection: 'main',
    },
    {
      expect: 'connection.tune',
      with: { channelMax: { atLeast: 2047 }, frameMax: { atLeast: 131072 }, heartbeat: { atLeast: 1 } },
      connection: 'main',
    },
  ],
};
