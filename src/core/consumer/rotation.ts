/**
 * The consumers of a queue, taking turns: one message each, in the order in which they subscribed. Those of
 * the highest priority come first as long as one of them has room.
 *
 * A consumer without room stands aside until something gave it room, so that finding the next one does
 * not mean asking a thousand blocked ones for each message. Where a single consumer is to be active, the
 * others have no turns: they are only here to succeed it.
 */
import type { Consumer } from './consumer.js';

/** The consumers of one priority. */
interface Level {
  readonly priority: number;
  /** All of them, whether in turn or not. */
  size: number;
  /** Those in turn, the next one first. */
  turns: Consumer[];
}

export class Rotation {
  private readonly all = new Set<Consumer>();
  private readonly levels = new Map<number, Level>();
  /** The levels that have somebody in turn, the highest priority last. */
  private readonly served: Level[] = [];
  /** The only one that takes turns, where there is to be only one. */
  private active: Consumer | undefined;

  /** `singleActive`: one consumer has all turns until it goes. */
  constructor(private readonly singleActive = false) {}

  get size(): number {
    return this.all.size;
  }

  [Symbol.iterator](): Iterator<Consumer> {
    return this.all.values();
  }

  /** True unless it waits for the single active consumer to go. */
  isActive(consumer: Consumer): boolean {
    return this.singleActive ? consumer === this.active : this.all.has(consumer);
  }

  add(consumer: Consumer): void {
    const { priority } = consumer;
    this.all.add(consumer);
    const level = this.levels.get(priority);
    if (level === undefined) this.levels.set(priority, { priority, size: 1, turns: [] });
    else level.size++;
    if (!this.singleActive) this.join(consumer);
    else if (this.active === undefined) this.activate(consumer);
  }

  remove(consumer: Consumer): void {
    if (!this.all.delete(consumer)) return;
    const level = this.levels.get(consumer.priority)!;
    this.leave(consumer, level);
    if (--level.size === 0) this.levels.delete(level.priority);
    if (consumer !== this.active) return;
    this.active = undefined;
    const successor = this.successor();
    if (successor !== undefined) this.activate(successor);
  }

  clear(): void {
    for (const consumer of this.all) consumer.waiting = false;
    this.all.clear();
    this.levels.clear();
    this.served.length = 0;
    this.active = undefined;
  }

  /** The consumer whose turn it is, moved behind those of its priority; `undefined` when none has room. */
  next(): Consumer | undefined {
    if (!this.hasRoom()) return undefined;
    const { turns } = this.served[this.served.length - 1]!;
    const consumer = turns[0]!;
    if (turns.length > 1) turns.push(turns.shift()!);
    return consumer;
  }

  /** True when a consumer has room. Those before it that have none stand aside. */
  hasRoom(): boolean {
    const { served } = this;
    while (served.length > 0) {
      const { turns } = served[served.length - 1]!;
      while (turns.length > 0) {
        if (turns[0]!.hasRoom) return true;
        turns.shift()!.waiting = true;
      }
      served.pop();
    }
    return false;
  }

  /** A consumer that stood aside may have room again. Returns false when it still has none. */
  wake(consumer: Consumer): boolean {
    if (!consumer.waiting || !consumer.hasRoom) return false;
    consumer.waiting = false;
    this.join(consumer);
    return true;
  }

  private activate(consumer: Consumer): void {
    this.active = consumer;
    this.join(consumer);
  }

  /** As in RabbitMQ: the highest priority, and of these the first that subscribed. Nobody is displaced by a higher one. */
  private successor(): Consumer | undefined {
    let best: Consumer | undefined;
    for (const consumer of this.all) {
      if (best === undefined || consumer.priority > best.priority) best = consumer;
    }
    return best;
  }

  /** Lines up behind those of its priority. */
  private join(consumer: Consumer): void {
    const level = this.levels.get(consumer.priority)!;
    level.turns.push(consumer);
    if (level.turns.length === 1) this.serve(level);
  }

  private leave(consumer: Consumer, level: Level): void {
    if (consumer.waiting) {
      consumer.waiting = false;
      return;
    }
    level.turns = level.turns.filter((other) => other !== consumer);
    const at = this.served.indexOf(level);
    if (level.turns.length === 0 && at >= 0) this.served.splice(at, 1);
  }

  private serve(level: Level): void {
    const { served } = this;
    const last = served[served.length - 1];
    if (last === undefined || last.priority < level.priority) {
      served.push(level);
      return;
    }
    const above = served.findIndex(({ priority }) => priority > level.priority);
    served.splice(above, 0, level);
  }
}
