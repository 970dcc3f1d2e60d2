/** Client properties as long as a frame of 4096 octets can hold; the refusal shows that they were read. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A start-ok of 4096 octets is taken before tuning',
  rule: 'connection.tune.frame-max:minimum',
  begin: 'connection',
  needs: ['authentication_failure_close'],
  steps: [
    { openConnection: 'second', until: 'start' },
    {
      sendBytes: [
        1,
        { short: 0 },
        { long: 4088 },
        { short: 10 },
        { short: 11 },
        { long: 4060 },
        { shortstr: 'capabilities' },
        'F',
        { table: { authentication_failure_close: true } },
        { shortstr: 'information' },
        'S',
        { long: 3994 },
        { octet: 120, times: 3994 },
        { shortstr: 'PLAIN' },
        { long: 4 },
        0,
        'x',
        0,
        'x',
        { shortstr: 'en_US' },
        206,
      ],
      connection: 'second',
    },
    { expectConnectionError: 403, text: { startsWith: 'ACCESS_REFUSED - ' }, connection: 'second' },
  ],
};
