/**
 * Counts the memory that queued messages take, and says when publishers must stop and may go on.
 *
 * What messages take is known at every moment; what the whole process takes is measured now and then, and at
 * once when messages have come that may be too much for it.
 */
import {
  ENTRY_HEAP_BYTES,
  type Limits,
  MESSAGE_MEMORY_RESUME_SHARE,
  RESIDENT_MEMORY_ALARM_SHARE,
  RESIDENT_MEMORY_RESUME_SHARE,
} from './limits.js';
import type { Message } from './message.js';

type GaugeLimits = Pick<Limits, 'messageMemoryMax' | 'queuedEntriesMax'> & Partial<Pick<Limits, 'residentMemoryMax'>>;

export class MemoryGauge {
  /** Bytes of the messages in queues. */
  bytes = 0;
  /** Entries of queues: a message in ten queues is ten. */
  entries = 0;
  /** True from the moment a maximum is passed until enough is free again. */
  full = false;
  /** True while it is the process that takes too much, whatever of it may be messages. */
  processFull = false;
  /** True while somebody wants publishers to wait, whatever there is. */
  private keptFull = false;
  /** Memory of the whole process as last measured, in bytes; 0 before. */
  processBytes = 0;
  /** What messages may hold before the process may take more than it should, as of the last measurement. */
  heldMax = Infinity;
  /** True once they hold more. */
  shouldMeasure = false;

  constructor(
    private readonly limits: GaugeLimits,
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
    if (this.held > this.heldMax) this.shouldMeasure = true;
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
    if (this.held > this.heldMax) this.shouldMeasure = true;
  }

  releaseBytes(bytes: number): void {
    this.bytes -= bytes;
    if (this.full) this.checkRoom();
  }

  /**
   * The memory of the whole process, in bytes, as it is now. What messages have let go of is garbage until then,
   * so this alone says that there is room again.
   */
  measured(processBytes: number): void {
    const { residentMemoryMax = Infinity } = this.limits;
    const most = residentMemoryMax * RESIDENT_MEMORY_ALARM_SHARE;
    this.processBytes = processBytes;
    this.shouldMeasure = false;
    this.heldMax = Math.max(0, this.held + most - processBytes);
    if (processBytes > most) this.full = this.processFull = true;
    else if (processBytes <= residentMemoryMax * RESIDENT_MEMORY_RESUME_SHARE) this.processFull = false;
    if (this.full) this.checkRoom();
  }

  /** Has publishers wait, as if a maximum were passed, until this is called with `false`. */
  keepFull(isKept: boolean): void {
    this.keptFull = isKept;
    if (isKept) this.full = true;
    else if (this.full) this.checkRoom();
  }

  private checkRoom(): void {
    if (this.processFull || this.keptFull) return;
    const { messageMemoryMax, queuedEntriesMax } = this.limits;
    if (this.bytes > messageMemoryMax * MESSAGE_MEMORY_RESUME_SHARE) return;
    if (this.entries > queuedEntriesMax * MESSAGE_MEMORY_RESUME_SHARE) return;
    this.full = false;
    this.onRoom();
  }
}
