/**
 * Accepts connections on a TCP port.
 */
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { type ServerParts, SocketConnection } from './socket-connection.js';

export class Listener {
  private readonly server: Server;
  private readonly connections = new Set<SocketConnection>();
  private onEmpty: () => void = () => undefined;
  /** Set by the first `close`: a second one waits for the same end. */
  private closed: Promise<void> | undefined;

  constructor(private readonly parts: ServerParts) {
    this.server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      this.accept(socket);
    });
  }

  /**
   * @param port 0 for any free one
   * @throws the error of the socket (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …)
   */
  listen(host: string, port: number): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen({ host, port, backlog: BACKLOG }, () => {
        this.server.off('error', reject);
        this.server.on('error', (error) => {
          this.parts.log.error({ err: error }, 'cannot accept a connection');
        });
        resolve(this.server.address() as AddressInfo);
      });
    });
  }

  /** Accepts no more; ends when all connections are gone, which is at the latest after `timeoutMs`. */
  close(timeoutMs: number): Promise<void> {
    this.closed ??= this.closeOnce(timeoutMs);
    return this.closed;
  }

  private closeOnce(timeoutMs: number): Promise<void> {
    this.server.close();
    if (this.connections.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        for (const connection of this.connections) connection.destroy();
      }, timeoutMs);
      this.onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private accept(socket: Socket): void {
    const peer = { loopback: isLoopback(socket.remoteAddress) };
    const connection = new SocketConnection(this.parts, socket, peer, (gone) => {
      this.connections.delete(gone);
      if (this.connections.size === 0) this.onEmpty();
    });
    this.connections.add(connection);
  }
}

/** Connections that the kernel holds for us: enough for a thousand clients that start at once. */
const BACKLOG = 1024;

function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
