/**
 * Asks a broker what it is.
 */
import { PROTOCOL_HEADER } from '../../src/wire/frames/protocol-header.js';
import type { BrokerUrl } from './broker-url.js';
import { WireConnection } from './wire-connection.js';

/** Product and version, as connection.start gives them. */
export async function identify(url: BrokerUrl, timeoutMs: number): Promise<string> {
  const connection = await WireConnection.open(url, timeoutMs);
  try {
    connection.send(PROTOCOL_HEADER);
    const { method } = await connection.receive(0, timeoutMs);
    if (method.name !== 'connection.start') throw new Error(`it sent ${method.name} instead of connection.start`);
    const text = (name: string): string => {
      const value = method.serverProperties.get(name);
      return value?.type === 'S' ? value.value : 'unknown';
    };
    return `${text('product')} ${text('version')}`;
  } finally {
    connection.drop();
  }
}
