/** Clients of older versions ask for access before all else. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'access.request is answered with ticket 1',
  rule: 'rabbitmq.channel:access-request',
  steps: [
    { call: 'access.request', with: { realm: '/data', active: true, write: true, read: true }, answer: { ticket: 1 } },
  ],
};
