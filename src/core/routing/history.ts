/**
 * The last messages that came to an exchange, for those that are bound later. They are kept in memory
 * alone, count as queued messages do, and are gone with the process.
 */
import { Arena } from '../../wire/content/arena.js';
import type { MemoryGauge } from '../memory-gauge.js';
import { Message } from '../message.js';

/** A message that is not to be kept has this header, true. */
const NO_STORE = Buffer.from('x-recent-history-no-store');
const LETTER_BOOLEAN = 't'.charCodeAt(0);

interface Kept {
  readonly message: Message;
  readonly furtherKeys: readonly string[];
}

export class History {
  /** From `oldest` on around to just before it, once there are `lengthMax`. */
  private kept: Kept[] = [];
  private oldest = 0;
  private readonly arena = new Arena();

  constructor(
    private readonly lengthMax: number,
    private readonly memory: MemoryGauge,
  ) {}

  keep({ exchange, routingKey, content }: Message, furtherKeys: readonly string[]): void {
    const header = content.header(NO_STORE);
    if (header?.[0] === LETTER_BOOLEAN && header[1] !== 0) return;
    content.retain(this.arena);
    // One of its own: what a queue and its store note on a message is theirs.
    const message = new Message(exchange, routingKey, content);
    this.memory.hold(message);
    this.push({ message, furtherKeys });
  }

  /** Messages as they were published, the oldest first, each time new. */
  *[Symbol.iterator](): Generator<Kept> {
    const { kept, oldest } = this;
    for (let i = 0; i < kept.length; i++) {
      const { message, furtherKeys } = kept[(oldest + i) % kept.length]!;
      yield { message: new Message(message.exchange, message.routingKey, message.content), furtherKeys };
    }
  }

  /** The exchange is gone. */
  clear(): void {
    for (const { message } of this.kept) this.memory.release(message);
    this.kept = [];
    this.oldest = 0;
  }

  private push(one: Kept): void {
    if (this.kept.length < this.lengthMax) {
      this.kept.push(one);
      return;
    }
    this.memory.release(this.kept[this.oldest]!.message);
    this.kept[this.oldest] = one;
    this.oldest = (this.oldest + 1) % this.lengthMax;
  }
}
