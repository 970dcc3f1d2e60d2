/** A vhost that nobody made. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Opening a vhost that does not exist is a connection error 530',
  rule: 'rabbitmq.connection:unknown-vhost',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', until: 'tune' },
    { send: 'connection.tune-ok', with: { channelMax: 10, frameMax: 4096 }, connection: 'main' },
    { send: 'connection.open', with: { virtualHost: 'no such vhost' }, connection: 'main' },
    {
      expectConnectionError: 530,
      text: 'NOT_ALLOWED - vhost no such vhost not found',
      method: 'connection.open',
    },
  ],
};
