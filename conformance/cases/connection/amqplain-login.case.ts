/** A table without its length. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'AMQPLAIN logs in with a bare table of LOGIN and PASSWORD',
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
            { shortstr: 'LOGIN' },
            'S',
            { longstr: '$user' },
            { shortstr: 'PASSWORD' },
            'S',
            { longstr: '$password' },
          ],
        },
        locale: 'en_US',
      },
      connection: 'main',
    },
    { expect: 'connection.tune', with: { frameMax: { atLeast: 4096 } }, connection: 'main' },
  ],
};
