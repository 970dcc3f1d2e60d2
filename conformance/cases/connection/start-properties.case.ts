/** Who the server says that it is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'The server properties tell host, product, version, platform, copyright and information',
  rule: 'connection.start.server-properties:required-fields',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'socket' },
    { sendBytes: ['AMQP', 0, 0, 9, 1] },
    {
      expect: 'connection.start',
      with: {
        serverProperties: {
          entries: {
            host: { not: '' },
            product: { not: '' },
            version: { not: '' },
            platform: { not: '' },
            copyright: { not: '' },
            information: { not: '' },
          },
        },
      },
      connection: 'main',
    },
  ],
};
