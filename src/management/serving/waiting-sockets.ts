/**
 * Connections that wait for their next request, or dribble it, make room for new ones: whoever opens thousands and
 * asks for nothing keeps nobody else out.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export class WaitingSockets {
  /** The one that has waited longest comes first. */
  private readonly waiting = new Set<Socket>();
  private open = 0;

  /** @param max connections at once: at the most one less stays open */
  constructor(
    server: Server,
    private readonly max: number,
  ) {
    // With TLS, what requests come through is there once its handshake is over.
    server.on('setSecureContext' in server ? 'secureConnection' : 'connection', (socket: Socket) => {
      this.take(socket);
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.waiting.delete(socket);
      response.once('close', () => {
        if (!socket.destroyed) this.waiting.add(socket);
      });
    });
  }

  private take(socket: Socket): void {
    this.open++;
    this.waiting.add(socket);
    socket.once('close', () => {
      this.open--;
      this.waiting.delete(socket);
    });
    if (this.open < this.max) return;
    const [longest] = this.waiting;
    longest?.destroy();
  }
}
