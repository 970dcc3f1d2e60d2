/**
 * A TCP socket's stand-in that needs no network: what is written to it is kept, what arrives is pushed.
 *
 * It is a Duplex as `net.Socket` is one, and ends as that does: when the peer hangs up, so do we, unless
 * it is half-open.
 */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export class MemorySocket extends Duplex {
  readonly remoteAddress = '127.0.0.1';
  readonly remotePort = 0;
  private readonly pieces: Buffer[] = [];

  constructor(allowHalfOpen = false) {
    super({ allowHalfOpen });
  }

  /** For what takes a `net.Socket`. */
  get asSocket(): Socket {
    return this as unknown as Socket;
  }

  /** All that was written so far. */
  get written(): Buffer {
    if (this.pieces.length > 1) this.pieces.splice(0, this.pieces.length, Buffer.concat(this.pieces));
    return this.pieces[0] ?? Buffer.alloc(0);
  }

  /** Bytes of the peer arrive, as one chunk. */
  arrive(chunk: Buffer): void {
    this.push(chunk);
  }

  /** The peer ends its side. */
  hangUp(): void {
    this.push(null);
  }

  override _read(): void {
    return; // what arrives is pushed, asked for or not
  }

  override _write(chunk: Buffer, _encoding: string, written: () => void): void {
    this.pieces.push(Buffer.from(chunk)); // a copy: the writer uses its blocks again
    written();
  }
}
