/** A limit in bytes is not offered. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A prefetch size other than zero closes the connection with 540',
  rule: 'rabbitmq.consume:prefetch-size-refused',
  steps: [
    { send: 'basic.qos', with: { prefetchSize: 1 } },
    { expectConnectionError: 540, method: 'basic.qos', text: 'NOT_IMPLEMENTED - prefetch_size!=0 (1)' },
  ],
};
