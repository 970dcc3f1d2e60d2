/**
 * A broker's core over a disk that answers when the test says so, and a channel to fill its queues with.
 */
import { ENTRY_HEAP_BYTES, type Limits } from '../../src/core/limits.js';
import { framedContent } from './framed-content.js';
import type { PagingQueue } from './paging-queue.js';
import { PagingStore, type PagingStoreOptions } from './paging-store.js';
import { type ScriptedChannel, bodiesOf } from './scripted-channel.js';
import { ScriptedCore } from './scripted-core.js';

/** Memory of an entry as `fill` makes them. */
export const ENTRY_BYTES = ENTRY_HEAP_BYTES + framedContent({ body: 'm000', persistent: true }).byteLength;

export class PagingCore {
  readonly core: ScriptedCore;
  readonly channel: ScriptedChannel;
  private filled = 0;

  constructor(
    limits: Partial<Limits>,
    readonly store = new PagingStore(),
  ) {
    this.core = new ScriptedCore(limits, store);
    this.core.broker.restore(store.definitions, ({ kind }, why) => {
      throw new Error(`${kind}: ${why}`);
    });
    this.channel = this.core.channel();
  }

  /** Entries in memory. */
  get resident(): number {
    return this.core.broker.memory.entries;
  }

  disk(queue: string): PagingQueue {
    return this.store.queue(queue);
  }

  /** Messages that are ready. */
  ready(queue: string): number {
    return this.core.broker.findVHost('/')!.queue(queue).readyCount;
  }

  /** Declares a durable queue unless told otherwise. */
  declare(queue: string, durable = true): string {
    return this.channel.queue(queue, { durable });
  }

  /** Publishes messages of the same length in one turn, without waiting for the disk; their bodies. */
  publish(queue: string, count: number, persistent = true): string[] {
    // Transient messages have two octets of properties less.
    const pad = persistent ? '' : 'x';
    const bodies = Array.from({ length: count }, () => `m${String(this.filled++).padStart(3, '0')}${pad}`);
    for (const body of bodies) this.channel.sendPublish({ routingKey: queue, body, persistent, borrowed: true });
    this.core.endTurn();
    return bodies;
  }

  /** The same, and all is durable. */
  fill(queue: string, count: number, persistent = true): string[] {
    const bodies = this.publish(queue, count, persistent);
    this.sync();
    return bodies;
  }

  sync(): void {
    this.core.endTurn();
    this.store.sync();
    this.core.endTurn();
  }

  /** Answers the oldest call, or the one of this index, and ends the turn. */
  answer(index = 0): void {
    if (!this.store.answer(index)) throw new Error('nothing is owed');
    this.core.endTurn();
  }

  /** Ends the turn, and answers all calls and those that come of it. */
  answerAll(): void {
    this.core.endTurn();
    while (this.store.owed.length > 0) this.answer();
  }

  /** The calls that were not answered, as `kind queue`. */
  get owed(): string[] {
    return this.store.owed.map(({ kind, queue }) => `${kind} ${queue}`);
  }

  /** Takes all messages by a consumer that settles them; their bodies. */
  drain(queue: string): string[] {
    const channel = this.core.channel();
    const bodies = bodiesOf(channel.call('basic.consume', { queue, consumerTag: 't' }));
    for (;;) {
      channel.send('basic.ack', { deliveryTag: 0, multiple: true });
      this.core.endTurn();
      const more = this.store.owed.length > 0;
      if (more) this.answer();
      const delivered = bodiesOf(channel.take());
      if (delivered.length === 0 && !more) break;
      bodies.push(...delivered);
    }
    channel.client.disconnect();
    return bodies;
  }

  /** The broker after the end of the process. */
  restarted(limits: Partial<Limits>, options: PagingStoreOptions = {}): PagingCore {
    return new PagingCore(limits, this.store.restarted(options));
  }
}
