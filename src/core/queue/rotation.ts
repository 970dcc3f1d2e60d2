/**
 * The consumers of a queue, taking turns: one message each, in the order in which they subscribed.
 *
 * A consumer without room stands aside until something gave it room, so that finding the next one does
 * not mean asking a thousand blocked ones for each message.
 */
import type { Consumer } from './consumer.js';

export class Rotation {
  private readonly all = new Set<Consumer>();
  /** Those in turn, the next one first. */
  private turns: Consumer[] = [];

  get size(): number {
    return this.all.size;
  }

  [Symbol.iterator](): Iterator<Consumer> {
    return this.all.values();
  }

  add(consumer: Consumer): void {
    this.all.add(consumer);
    this.turns.push(consumer);
  }

  remove(consumer: Consumer): void {
    if (!this.all.delete(consumer)) return;
    consumer.waiting = false;
    this.turns = this.turns.filter((other) => other !== consumer);
  }

  clear(): void {
    this.all.clear();
    this.turns = [];
  }

  /** The consumer whose turn it is, moved to the end; `undefined` when none has room. */
  next(): Consumer | undefined {
    if (!this.hasRoom()) return undefined;
    const { turns } = this;
    const consumer = turns[0]!;
    if (turns.length > 1) turns.push(turns.shift()!);
    return consumer;
  }

  /** True when a consumer has room. Those before it that have none stand aside. */
  hasRoom(): boolean {
    const { turns } = this;
    while (turns.length > 0) {
      if (turns[0]!.hasRoom) return true;
      turns.shift()!.waiting = true;
    }
    return false;
  }

  /** A consumer that stood aside may have room again. Returns false when it still has none. */
  wake(consumer: Consumer): boolean {
    if (!consumer.waiting || !consumer.hasRoom) return false;
    consumer.waiting = false;
    this.turns.push(consumer);
    return true;
  }
}
