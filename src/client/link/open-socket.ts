/**
 * A socket to one host, with TLS where it is asked for.
 */
import { type Socket, connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../settings/connect-options.js';
import { reasonOf } from './abort.js';

/** Rejects with the error of the socket, or the signal's reason. */
export function openSocket({ host, port, tls }: Endpoint, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(reasonOf(signal));
      return;
    }
    // A name is told to the server, an address must not be (RFC 6066, section 3).
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket = tls === undefined ? connect({ host, port }) : connectTls({ ...servername, ...tls, host, port });
    socket.setNoDelay(true);
    socket.setKeepAlive(true);
    const done = (settle: () => void): void => {
      socket.off('error', failed);
      signal.removeEventListener('abort', aborted);
      settle();
    };
    const failed = (error: Error): void => done(() => reject(error));
    const aborted = (): void =>
      done(() => {
        socket.on('error', () => undefined);
        socket.destroy();
        reject(reasonOf(signal));
      });
    socket.on('error', failed);
    signal.addEventListener('abort', aborted);
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => done(() => resolve(socket)));
  });
}
