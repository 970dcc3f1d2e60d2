/** Nothing is negotiated about a limit that was broken. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame-max above the offer ends the connection without waiting for a close-ok',
  rule: 'connection.tune-ok.frame-max:upper-limit',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 0xffff_ffff }, connection: 'main' },
    { send: 'connection.open', with: { virtualHost: '$vhost' }, connection: 'main' },
    { expectEnd: 'main' },
  ],
};
