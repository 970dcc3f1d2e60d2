/**
 * Counts the bytes of deliveries that wait for their handlers, and stops reading the socket while they are many.
 *
 * A handler may wait for something that the same socket has to bring, such as a confirm: as long as anything is
 * awaited, reading goes on, up to a bound of its own.
 */
import type { Socket } from 'node:net';
import { ConnectionError } from '../../wire/methods/errors.js';
import type { ClientLimits } from '../limits.js';

export class WaitingBytes {
  isPaused = false;
  private bytes = 0;
  private stopped = false;

  constructor(
    private readonly socket: Socket,
    private readonly limits: ClientLimits,
    private readonly isAwaited: () => boolean,
  ) {}

  /** @throws ConnectionError 506 above the last bound */
  add(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes < this.limits.waitingBytesHighWater) return;
    if (this.bytes > this.limits.waitingBytesMax) {
      const detail = `deliveries of more than ${this.limits.waitingBytesMax} bytes wait for their handlers`;
      throw new ConnectionError('RESOURCE_ERROR', `${detail}: lower the prefetch`);
    }
    this.update();
  }

  remove(bytes: number): void {
    // What waited for an earlier link was never counted here.
    this.bytes = Math.max(0, this.bytes - bytes);
    if (this.isPaused) this.update();
  }

  /** Reads, or does not, as things are now. */
  update(): void {
    const isFull = this.bytes >= this.limits.waitingBytesHighWater;
    const pause = isFull && !this.stopped && !this.isAwaited();
    if (pause === this.isPaused) return;
    this.isPaused = pause;
    if (pause) this.socket.pause();
    else this.socket.resume();
  }

  /** The connection ends: what comes is read. */
  stop(): void {
    this.stopped = true;
    this.update();
  }
}
