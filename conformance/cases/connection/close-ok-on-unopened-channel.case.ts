/** There was no close to answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.close-ok on a channel that was never opened is a connection error 504',
  rule: 'rabbitmq.channel:unopened',
  begin: 'connection',
  steps: [
    { sendFrame: { type: 1, channel: 5, payload: [{ method: 'channel.close-ok' }] }, connection: 'main' },
    { expectConnectionError: 504, text: "CHANNEL_ERROR - expected 'channel.open'", method: 'channel.close-ok' },
  ],
};
