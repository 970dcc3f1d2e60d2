/** Nothing is negotiated about a limit that was broken. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A channel-max above the offer ends the connection without waiting for a close-ok',
  rule: 'connection.tune-ok.channel-max:upper-limit',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 65535, frameMax: 4096 }, connection: 'main' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
