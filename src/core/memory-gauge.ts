/**
 * Counts the memory that queued messages take, and says when publishers must stop and may go on.
 */
import { ENTRY_HEAP_BYTES, type Limits, MESSAGE_MEMORY_RESUME_SHARE } from './limits.js';
import type { Message } from './message.js';

export class MemoryGauge {
  /** Bytes of the messages in queues. */
  bytes = 0;
  /** Entries of queues: a message in ten queues is ten. */
  entries = 0;
  /** True from the moment a maximum is passed until enough is free again. */
  full = false;

  constructor(
    private readonly limits: Pick<Limits, 'messageMemoryMax' | 'queuedEntriesMax'>,
    /** Called when publishers may go on. */
    private readonly onRoom: () => void,
  ) {}

  /** Memory that messages and entries take together. */
  get held(): number {
    return this.bytes + this.entries * ENTRY_HEAP_BYTES;
  }

  /** A queue takes `message`. */
  hold(message: Message): void {
    this.entries++;
    if (message.references++ === 0) this.bytes += message.content.byteLength;
    const { messageMemoryMax, queuedEntriesMax } = this.limits;
    if (this.bytes > messageMemoryMax || this.entries > queuedEntriesMax) this.full = true;
  }

  /** A queue lets go of `message`. */
  release(message: Message): void {
    this.entries--;
    if (--message.references === 0) this.bytes -= message.content.byteLength;
    if (this.full) this.checkRoom();
  }

  /** Something else than a message that is kept as long as messages are. */
  holdBytes(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.messageMemoryMax) this.full = true;
  }

  releaseBytes(bytes: number): void {
    this.bytes -= bytes;
    if (this.full) this.checkRoom();
  }

  private checkRoom(): void {
    const { messageMemoryMax, queuedEntriesMax } = this.limits;
    if (this.bytes > messageMemoryMax * MESSAGE_MEMORY_RESUME_SHARE) return;
    if (this.entries > queuedEntriesMax * MESSAGE_MEMORY_RESUME_SHARE) return;
    this.full = false;
    this.onRoom();
  }
}
