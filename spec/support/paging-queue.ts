/**
 * One lane of a queue of a `PagingStore`.
 */
import { Message } from '../../src/core/message.js';
import type {
  QueueStore,
  RestoredMessage,
  RestoredRun,
  SpillableMessage,
  Spilled,
  TimedMessage,
} from '../../src/core/storage.js';
import { Content } from '../../src/wire/content/content.js';
import type { Owed, PagingStore } from './paging-store.js';

/** A message as bytes: header frame and body frame. */
interface Written {
  readonly sequence: number;
  readonly exchange: string;
  readonly routingKey: string;
  readonly bytes: Buffer;
  readonly headerBytes: number;
  readonly bodyBytes: number;
  deliveries: number;
  expiresAt: number;
  delayedUntil: number;
}

/** A message of the log. */
interface Logged extends Written {
  readonly commit: number;
}

/** What a queue has kept from before. */
export interface KeptMessages {
  readonly nextSequence: number;
  readonly messages: readonly Written[];
}

class Chunk implements Spilled {
  readonly count: number;
  readonly bytes: number;
  freed = false;

  constructor(readonly messages: readonly (Written & { readonly stored: boolean })[]) {
    this.count = messages.length;
    this.bytes = messages.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}

export class PagingQueue implements QueueStore {
  readonly pages = true;
  readonly restoredCount: number;
  readonly restoredBodyBytes: number;
  readonly hasTimes: boolean;
  nextSequence: number;
  /** Messages that are not settled, by sequence number. */
  readonly log = new Map<number, Logged>();
  readonly chunks = new Set<Chunk>();
  /** Sequence numbers of messages that cannot be read. */
  readonly damaged = new Set<number>();
  /** What the core said last that it does not hold. */
  cold: { readonly from: number; readonly to: number } | undefined;
  readonly reads: { readonly from: number; readonly to: number }[] = [];
  readonly spills: (readonly number[])[] = [];
  private readonly durable: boolean;
  private readonly name: string;
  private reading = false;
  private deleted = false;

  constructor(
    { name, durable }: { readonly name: string; readonly durable: boolean },
    /** Knows of commits and counts. */
    private readonly base: QueueStore,
    private readonly store: PagingStore,
    kept: KeptMessages = { nextSequence: 0, messages: [] },
  ) {
    this.durable = durable;
    this.name = name;
    this.nextSequence = kept.nextSequence;
    this.restoredCount = kept.messages.length;
    this.hasTimes = kept.messages.some(({ expiresAt, delayedUntil }) => expiresAt !== 0 || delayedUntil !== 0);
    this.restoredBodyBytes = kept.messages.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
    for (const message of kept.messages) this.log.set(message.sequence, { ...message, commit: 0 });
  }

  append(message: Message, sequence: number): number {
    this.assertDurable();
    if (sequence < this.nextSequence) throw new Error(`${sequence} is not a new sequence number`);
    this.nextSequence = sequence + 1;
    const commit = this.base.append(message, sequence);
    this.log.set(sequence, { ...write({ message, sequence, deliveries: 0, expiresAt: 0 }), commit });
    return commit;
  }

  expires(sequence: number, timeMs: number): void {
    this.assertDurable();
    const logged = this.log.get(sequence);
    if (logged?.commit !== this.store.filling) throw new Error(`${sequence} was not appended in this commit`);
    if (!(timeMs > 0)) throw new Error(`${sequence} expires at ${timeMs}`);
    logged.expiresAt = timeMs;
  }

  delay(sequence: number, timeMs: number): void {
    this.assertDurable();
    const logged = this.log.get(sequence);
    if (logged === undefined) throw new Error(`${sequence} is delayed and is not there`);
    logged.delayedUntil = timeMs;
  }

  settle(sequence: number): number {
    this.assertDurable();
    if (this.deleted) return -1;
    const logged = this.log.get(sequence);
    if (logged === undefined) throw new Error(`${sequence} is settled and is not there`);
    this.log.delete(sequence);
    this.base.settle(sequence);
    return logged.bodyBytes;
  }

  settleRange(from: number, to: number): void {
    this.assertDurable();
    for (const sequence of [...this.log.keys()]) if (from <= sequence && sequence < to) this.settle(sequence);
  }

  delivered(sequence: number): void {
    this.assertDurable();
    this.log.get(sequence)!.deliveries++;
  }

  pagedOut(from: number, to: number): void {
    this.assertDurable();
    if (from < 0 || from >= to) throw new Error(`paged out from ${from} to ${to}`);
    this.cold = { from, to };
  }

  read(from: number, to: number, onRead: (run: RestoredRun) => void): void {
    this.assertDurable();
    if (this.reading) throw new Error('two reads at a time');
    if (from >= to) throw new Error(`a read from ${from} to ${to}`);
    this.reading = true;
    this.reads.push({ from, to });
    const found = [...this.log.values()].filter(({ sequence }) => from <= sequence && sequence < to);
    found.sort((a, b) => a.sequence - b.sequence);
    const run = found.slice(0, this.store.readMax);
    for (const { commit } of run) if (commit > this.store.committed) throw new Error('read before it is durable');
    const next = found.length > run.length ? run.at(-1)!.sequence + 1 : to;
    this.owe('read', () => {
      this.reading = false;
      if (this.deleted) return;
      const lost = run.filter(({ sequence }) => this.damaged.has(sequence) && this.log.has(sequence));
      for (const { sequence } of lost) this.settle(sequence);
      onRead({ messages: this.restoreStored(run), next, lost: lost.length });
    });
  }

  fetch(
    sequences: readonly number[],
    onFetched: (messages: readonly RestoredMessage[], isLast: boolean) => void,
  ): void {
    this.assertDurable();
    if (sequences.some((sequence, at) => at > 0 && sequence <= sequences[at - 1]!)) throw new Error('they do not rise');
    const batch = sequences.slice(0, this.store.readMax);
    const rest = sequences.slice(batch.length);
    this.owe('fetch', () => {
      if (this.deleted) return;
      const found = batch.map((sequence) => this.log.get(sequence)).filter((logged) => logged !== undefined);
      for (const { sequence } of found) if (this.damaged.has(sequence)) this.settle(sequence);
      onFetched(this.restoreStored(found), rest.length === 0);
      if (rest.length > 0) this.fetch(rest, onFetched);
    });
  }

  times(onFound: (found: readonly TimedMessage[], isLast: boolean) => void): void {
    const timed = [...this.log.values()].filter(({ expiresAt, delayedUntil }) => expiresAt > 0 || delayedUntil > 0);
    const found = timed
      .map(({ sequence, expiresAt, delayedUntil, bodyBytes }) => ({ sequence, expiresAt, delayedUntil, bodyBytes }))
      .sort((a, b) => a.sequence - b.sequence);
    const answer = (): void => {
      if (this.deleted) return;
      const some = found.splice(0, this.store.readMax);
      const isLast = found.length === 0;
      if (!isLast) this.owe('times', answer);
      onFound(some, isLast);
    };
    this.owe('times', answer);
  }

  spill(messages: readonly SpillableMessage[], onSpilled: (spilled: Spilled | undefined) => void): void {
    if (messages.length === 0) throw new Error('nothing to spill');
    if (!this.durable && messages.some(({ stored }) => stored))
      throw new Error('stored in a queue that stores nothing');
    this.spills.push(messages.map(({ sequence }) => sequence));
    this.owe('spill', () => {
      if (this.store.refusesSpills) {
        onSpilled(undefined);
        return;
      }
      const chunk = new Chunk(messages.map((one) => ({ ...write(one), stored: one.stored })));
      this.chunks.add(chunk);
      onSpilled(chunk);
    });
  }

  readSpilled(spilled: Spilled, onRead: (messages: readonly RestoredMessage[]) => void): void {
    const chunk = this.chunkOf(spilled);
    this.owe('readSpilled', () => {
      if (chunk.freed) return;
      onRead(this.restore(chunk.messages.filter(({ sequence }) => !this.damaged.has(sequence))));
    });
  }

  freeSpilled(spilled: Spilled): void {
    const chunk = this.chunkOf(spilled);
    chunk.freed = true;
    this.chunks.delete(chunk);
  }

  delete(): void {
    this.deleted = true;
    this.log.clear();
    this.base.delete();
  }

  /** The body of a message that is not settled. */
  bodyOf(sequence: number): string | undefined {
    const logged = this.log.get(sequence);
    if (logged === undefined) return undefined;
    // Its frame has seven octets before the body, and one behind it.
    return logged.bodyBytes === 0 ? '' : logged.bytes.subarray(logged.headerBytes + 7, -1).toString();
  }

  /** What would be there after the end of the process. */
  durableMessages(): KeptMessages {
    const durable = [...this.log.values()].filter(({ commit }) => commit <= this.store.committed);
    return { nextSequence: this.nextSequence, messages: durable.map((message) => ({ ...message })) };
  }

  /** Those that are still there and can be read. */
  private restoreStored(run: readonly Logged[]): RestoredMessage[] {
    const intact = run.filter(({ sequence }) => this.log.has(sequence) && !this.damaged.has(sequence));
    return this.restore(intact.map((logged) => ({ ...logged, stored: true })));
  }

  private restore(written: readonly (Written & { readonly stored: boolean })[]): RestoredMessage[] {
    const bytes = Buffer.concat(written.map((one) => one.bytes));
    this.store.lendChunk(bytes);
    let at = 0;
    return written.map((one) => {
      const { exchange, routingKey, sequence, deliveries, stored, expiresAt, delayedUntil } = one;
      const start = at;
      at += one.bytes.length;
      const content = Content.borrowed(bytes, start, start + one.headerBytes, at);
      const message = new Message(exchange, routingKey, content);
      return { message, sequence, deliveries, stored, expiresAt, delayedUntil };
    });
  }

  private chunkOf(spilled: Spilled): Chunk {
    const chunk = [...this.chunks].find((one) => one === spilled);
    if (chunk === undefined) throw new Error('a chunk that is not there');
    return chunk;
  }

  private owe(kind: Owed['kind'], answer: () => void): void {
    this.store.owed.push({ kind, queue: this.name, answer });
  }

  private assertDurable(): void {
    if (!this.durable) throw new Error('a queue that does not survive stores nothing');
  }
}

function write({ message, sequence, deliveries, expiresAt }: Omit<SpillableMessage, 'stored'>): Written {
  const { exchange, routingKey, content } = message;
  const { bytes, start, headerEnd, end, bodySize } = content;
  return {
    sequence,
    exchange,
    routingKey,
    bytes: Buffer.from(bytes.subarray(start, end)),
    headerBytes: headerEnd - start,
    bodyBytes: bodySize,
    deliveries,
    expiresAt,
    delayedUntil: 0,
  };
}
