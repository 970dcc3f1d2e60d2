/**
 * The values by which a queue tells duplicates: those of the messages that are in it, whether ready, delivered
 * or waiting. They go with their messages, and are read back with them: nothing else is stored of them.
 *
 * A value is its type and its bytes, and compared as such.
 */
import type { Content } from '../../wire/content/content.js';
import { VALUE_HEAP_BYTES } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';
import type { Restoration } from './restoration.js';
import type { QueueStore } from '../storage.js';
import { readAll } from './read-all.js';

export class QueueValues {
  private readonly present = new Set<string>();

  constructor(
    private readonly header: Buffer,
    private readonly memory: MemoryGauge,
  ) {}

  /** True when one of the queue's messages has the same value. */
  has(content: Content): boolean {
    const value = this.valueOf(content);
    return value !== undefined && this.present.has(value);
  }

  /** `undefined` when the message has no such header: then it is nobody's duplicate. */
  valueOf(content: Content): string | undefined {
    return content.header(this.header)?.toString('latin1');
  }

  /** False when it was there already. */
  add(value: string): boolean {
    if (this.present.has(value)) return false;
    this.present.add(value);
    this.memory.holdBytes(bytesOf(value));
    return true;
  }

  remove(value: string): void {
    this.present.delete(value);
    this.memory.releaseBytes(bytesOf(value));
  }
}

/** Those of one lane's messages, by their sequence numbers. */
export class LaneValues {
  private readonly bySequence = new Map<number, string>();

  constructor(private readonly values: QueueValues) {}

  /** Takes on what was stored before this process. */
  restore(storage: QueueStore, restoration: Restoration): void {
    if (storage.restoredCount === 0) return;
    restoration.add((done) => {
      readAll(
        storage,
        ({ sequence, message }) => {
          this.came(sequence, message.content);
        },
        done,
      );
    });
  }

  came(sequence: number, content: Content): void {
    const value = this.values.valueOf(content);
    if (value !== undefined && this.values.add(value)) this.bySequence.set(sequence, value);
  }

  gone(sequence: number): void {
    const value = this.bySequence.get(sequence);
    if (value === undefined) return;
    this.bySequence.delete(sequence);
    this.values.remove(value);
  }

  /** Messages with `from <= sequence < to` are gone. */
  goneIn({ from, to }: { readonly from: number; readonly to: number }): void {
    for (const sequence of this.bySequence.keys()) if (sequence >= from && sequence < to) this.gone(sequence);
  }

  clear(): void {
    for (const value of this.bySequence.values()) this.values.remove(value);
    this.bySequence.clear();
  }
}

function bytesOf(value: string): number {
  return VALUE_HEAP_BYTES + value.length;
}
