/** Every peer must take frames of 4096 octets. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame-max below 4096 ends the connection',
  rule: 'connection.tune-ok.frame-max:minimum',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4095 }, connection: 'main' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
