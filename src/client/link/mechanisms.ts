/**
 * The ways to log in (specification section 2.2.5; RabbitMQ's "Access control").
 */
import { Writer } from '../../wire/values/writer.js';
import { field } from '../../wire/values/field-table.js';
import { ClientError } from '../errors.js';
import type { Endpoint } from '../settings/connect-options.js';

type Login = Pick<Endpoint, 'user' | 'password'>;

const TABLE_LENGTH_BYTES = 4;

const responses: Readonly<Record<string, (login: Login) => Buffer>> = {
  PLAIN: ({ user, password }) => Buffer.from(`\0${user}\0${password}`),
  AMQPLAIN: ({ user, password }) => {
    const writer = new Writer();
    writer.table(
      new Map([
        ['LOGIN', field.text(user)],
        ['PASSWORD', field.text(password)],
      ]),
    );
    // A table without its length, as RabbitMQ and its clients have it.
    return writer.written().subarray(TABLE_LENGTH_BYTES);
  },
  EXTERNAL: () => Buffer.alloc(0),
  ANONYMOUS: () => Buffer.alloc(0),
};

/**
 * The first of the `wanted` mechanisms that the broker has too.
 *
 * @throws ClientError `ERR_MECHANISM` when there is none
 */
export function chooseMechanism(
  wanted: readonly string[],
  offered: readonly string[],
  login: Login,
): { readonly mechanism: string; readonly response: Buffer } {
  const mechanism = wanted.find((name) => offered.includes(name) && Object.hasOwn(responses, name));
  if (mechanism === undefined) {
    const detail = `the broker offers ${offered.join(', ')}; asked for is ${wanted.join(', ')}`;
    throw new ClientError('ERR_MECHANISM', `no way to log in: ${detail}`);
  }
  return { mechanism, response: responses[mechanism]!(login) };
}
