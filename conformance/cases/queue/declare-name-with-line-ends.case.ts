/** Line ends are no part of a queue's name. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Carriage returns and line feeds are taken out of the name of a queue that is declared',
  rule: 'rabbitmq.queue:name-characters',
  steps: [
    { call: 'queue.declare', with: { queue: '$line\r\nend' }, answer: { queue: '$lineend' } },
    { call: 'queue.declare', with: { queue: '$lineend', passive: true }, answer: { queue: '$lineend' } },
  ],
};
