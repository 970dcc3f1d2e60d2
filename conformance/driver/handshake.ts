/**
 * Opens a connection the polite way, as far as a case wants it.
 */
import { PROTOCOL_HEADER } from '../../src/wire/frames/protocol-header.js';
import type { Method, MethodName, MethodOf } from '../../src/wire/methods/methods.js';
import type { FieldTable } from '../../src/wire/values/field-table.js';
import type { OpenConnection, Table } from '../vocabulary.js';
import type { BrokerUrl } from './broker-url.js';
import type { LocalNames } from './local-names.js';
import { tableOf } from './values.js';
import type { WireConnection } from './wire-connection.js';

/** What the driver can do, unless a case says otherwise. */
const capabilities: Table = {
  publisher_confirms: true,
  consumer_cancel_notify: true,
  exchange_exchange_bindings: true,
  'basic.nack': true,
  'connection.blocked': true,
  authentication_failure_close: true,
};

/** Returns the capabilities that the broker advertises. */
export async function shakeHands(
  connection: WireConnection,
  url: BrokerUrl,
  options: Omit<OpenConnection, 'openConnection'> & { readonly names: LocalNames; readonly timeoutMs: number },
): Promise<FieldTable> {
  const { until = 'open', names, timeoutMs } = options;
  const none: FieldTable = new Map();
  if (until === 'socket') return none;
  connection.send(PROTOCOL_HEADER);
  const start = await expect(connection, 'connection.start', timeoutMs);
  const advertised = start.serverProperties.get('capabilities');
  const offered = advertised?.type === 'F' ? advertised.value : none;
  if (until === 'start') return offered;
  connection.sendMethod(0, {
    name: 'connection.start-ok',
    clientProperties: tableOf(
      options.clientProperties ?? { product: 'Leveret conformance suite', capabilities },
      names,
    ),
    mechanism: 'PLAIN',
    response: Buffer.from(`\0${url.user}\0${url.password}`),
    locale: 'en_US',
  });
  const tune = await expect(connection, 'connection.tune', timeoutMs);
  connection.frameMax = tune.frameMax;
  if (until === 'tune') return offered;
  const { channelMax = tune.channelMax, frameMax = tune.frameMax, heartbeat = 0 } = options.tune ?? {};
  connection.frameMax = frameMax;
  connection.sendMethod(0, { name: 'connection.tune-ok', channelMax, frameMax, heartbeat });
  connection.sendMethod(0, { name: 'connection.open', virtualHost: url.vhost });
  await expect(connection, 'connection.open-ok', timeoutMs);
  return offered;
}

async function expect<Name extends MethodName>(
  connection: WireConnection,
  name: Name,
  timeoutMs: number,
): Promise<MethodOf<Name>> {
  const { method }: { method: Method } = await connection.receive(0, timeoutMs);
  if (method.name !== name) throw new Error(`during the handshake ${method.name} came instead of ${name}`);
  return method as MethodOf<Name>;
}
