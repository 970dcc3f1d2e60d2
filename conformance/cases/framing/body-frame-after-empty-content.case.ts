/** A body of size 0 is over before it begins. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A body frame behind a content of body size 0 closes the connection with 505',
  rule: 'framing:empty-body',
  steps: [
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: '', frames: [0] } },
    { expectConnectionError: 505, text: 'UNEXPECTED_FRAME - expected method frame, got non method frame instead' },
  ],
};
