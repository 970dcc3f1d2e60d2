/** The smallest frame-max that there is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame-max of 4096 is agreed',
  rule: 'connection.tune-ok.frame-max:minimum',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 }, connection: 'main' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expect: 'connection.open-ok', connection: 'main' },
  ],
};
