/**
 * Accepts connections on a TCP port, of plain AMQP or with TLS around it.
 */
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import type { Peer } from '../../core/ports.js';
import { type ServerParts, SocketConnection } from '../socket-connection.js';
import { cleanText } from '../logging/clean-text.js';
import { securityOf } from './peer-security.js';
import type { Security } from './secure-server.js';

export class Listener {
  private readonly server: Server;
  private readonly secure: TlsServer | undefined;
  private readonly connections = new Set<SocketConnection>();
  /** Sockets whose TLS handshake is under way, by name. */
  private readonly shakingHands = new Map<string, Socket>();
  private onEmpty: () => void = () => undefined;
  /** Set by the first `close`: a second one waits for the same end. */
  private closed: Promise<void> | undefined;

  constructor(
    private readonly parts: ServerParts,
    private readonly security?: Security,
  ) {
    this.secure = security === undefined ? undefined : this.secureServer(security);
    this.server = this.secure ?? this.plainServer();
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

  /** New connections meet the certificate that there is now. */
  renewCertificate(): void {
    if (this.secure !== undefined) this.security!.renew(this.secure);
  }

  /** Accepts no more; ends when all connections are gone, which is at the latest after `timeoutMs`. */
  close(timeoutMs: number): Promise<void> {
    this.closed ??= this.closeOnce(timeoutMs);
    return this.closed;
  }

  private closeOnce(timeoutMs: number): Promise<void> {
    this.server.close();
    for (const socket of this.shakingHands.values()) socket.destroy();
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

  private plainServer(): Server {
    return createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      this.accept(socket, {});
    });
  }

  private secureServer(security: Security): TlsServer {
    const server = security.createServer(this.parts.broker.limits.handshakeTimeoutMs, {
      admit: (socket, certificateName) => {
        this.shakingHands.delete(nameOf(socket));
        this.accept(socket, { tls: securityOf(socket), ...(certificateName !== undefined && { certificateName }) });
      },
      refuse: (socket, why) => {
        const { log, quota } = this.parts;
        if (quota.take(socket.remoteAddress ?? '')) log.warn({ connection: nameOf(socket) }, cleanText(why));
      },
    });
    server.on('connection', (socket: Socket) => {
      const name = nameOf(socket);
      this.shakingHands.set(name, socket);
      socket.once('close', () => {
        if (this.shakingHands.get(name) === socket) this.shakingHands.delete(name);
      });
    });
    return server;
  }

  private accept(socket: Socket, security: Pick<Peer, 'tls' | 'certificateName'>): void {
    const peer = {
      loopback: isLoopback(socket.remoteAddress),
      name: nameOf(socket),
      ...endsOf(socket),
      ...security,
    };
    const connection = new SocketConnection(this.parts, socket, peer, (gone) => {
      this.connections.delete(gone);
      if (this.connections.size === 0) this.onEmpty();
    });
    this.connections.add(connection);
  }
}

/** Connections that the kernel holds for us: enough for a thousand clients that start at once. */
const BACKLOG = 1024;

/** As RabbitMQ names connections. */
function nameOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${endText(remoteAddress, remotePort)} -> ${endText(localAddress, localPort)}`;
}

function endsOf({ remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 }: Socket): Partial<Peer> {
  return { address: remoteAddress, port: remotePort, localAddress, localPort };
}

function endText(address = 'unknown', port = 0): string {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain.includes(':') ? `[${plain}]:${port}` : `${plain}:${port}`;
}

/** True for an address of this machine that no other can use. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
