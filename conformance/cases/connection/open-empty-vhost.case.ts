/** The empty name is not the default. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Opening the vhost with the empty name is a connection error 530',
  rule: 'rabbitmq.connection:unknown-vhost',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 }, connection: 'main' },
    { send: 'connection.open', connection: 'main' },
    { expectConnectionError: 530, text: 'NOT_ALLOWED - vhost  not found', method: 'connection.open' },
  ],
};
