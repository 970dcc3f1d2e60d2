/** A table has no order. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'AMQPLAIN logs in whatever the order of its table and whatever else it holds',
  rule: 'rabbitmq.connection:amqplain-login',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'start' },
    {
      send: 'connection.start-ok',
      with: {
        mechanism: 'AMQPLAIN',
        response: {
          bytes: [
            { shortstr: 'PASSWORD' },
            'S',
            { longstr: '$password' },
            { shortstr: 'HINT' },
            't',
            1,
            { shortstr: 'LOGIN' },
            'S',
            { longstr: '$user' },
          ],
        },
        locale: 'en_US',
      },
      connection: 'main',
    },
    { expect: 'connection.tune', with: { frameMax: { atLeast: 4096 } }, connection: 'main' },
  ],
};
