/**
 * What an exchange has seen: the values that messages had in a header, so that none is routed twice.
 *
 * A value is its type and its bytes, and compared as such. There are so many at the most, then those go
 * that have expired, then the oldest. Where they are to outlive the process each is stored in the commit
 * in which its message is, as a message of its own (`seen-value.ts`).
 */
import type { Content } from '../../wire/content/content.js';
import { TimeHeap } from '../heaps/time-heap.js';
import { EXPIRY_TIME_MAX_MS, SEEN_BYTES_MAX, VALUE_HEAP_BYTES } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';
import type { Restoration } from './restoration.js';
import type { QueueStore, RestoredMessage } from '../storage.js';
import type { Timetable } from '../timetable.js';
import { ttlHeaderOf } from './ttl-header.js';
import type { DeduplicationSettings } from './deduplication-settings.js';
import { readAll } from './read-all.js';
import { seenMessage, valueOfSeen } from './seen-value.js';

export interface SeenCacheParts {
  readonly memory: MemoryGauge;
  readonly restoration: Restoration;
  readonly timetable: Timetable;
}

interface Seen {
  readonly value: string;
  /** Milliseconds since 1970, Infinity without end. */
  readonly until: number;
}

/** Values between two notes to the store that nobody needs what it remembers of them. */
const TOLD_EVERY = 4096;
/** It is not worth the while to look for what is not needed among fewer times than this. */
const STALE_MIN = 1024;

export class SeenCache {
  /** The oldest first. */
  private readonly bySequence = new Map<number, Seen>();
  private readonly sequences = new Map<string, number>();
  private readonly times = new TimeHeap();
  private nextSequence = 0;
  /** Undefined as long as it is not to outlive the process. */
  private storage: QueueStore | undefined;
  private deleted = false;
  private bytes = 0;

  constructor(
    private readonly settings: DeduplicationSettings,
    private readonly parts: SeenCacheParts,
  ) {}

  get outlivesProcess(): boolean {
    return this.settings.persisted;
  }

  /** Keeps in this storage what comes, and takes on what it has. Before anything has come. */
  keepIn(storage: QueueStore): void {
    this.storage = storage;
    this.nextSequence = storage.nextSequence;
    if (storage.restoredCount === 0) return;
    this.parts.restoration.add((done) => {
      readAll(storage, (restored) => this.restore(restored), done);
    });
  }

  /** What a message says of itself; `undefined` when it says nothing, and is nobody's duplicate. */
  claimOf(content: Content): Claim | undefined {
    const value = content.header(this.settings.header)?.toString('latin1');
    return value === undefined ? undefined : new Claim(this, value, ttlHeaderOf(content) ?? this.settings.ttlMs);
  }

  has(value: string): boolean {
    const sequence = this.sequences.get(value);
    if (sequence === undefined) return false;
    if (this.bySequence.get(sequence)!.until > this.now) return true;
    this.drop(sequence);
    return false;
  }

  /** Remembers a value that is not there. */
  add(value: string, ttlMs: number): void {
    if (this.deleted) return; // the message waited in a transaction
    const { storage } = this;
    this.makeRoom(value.length);
    const sequence = this.nextSequence++;
    const until = ttlMs === Infinity ? Infinity : Math.min(this.now + ttlMs, EXPIRY_TIME_MAX_MS);
    this.keep(sequence, { value, until });
    if (storage === undefined) return;
    storage.append(seenMessage(value), sequence);
    if (until !== Infinity) storage.expires(sequence, until);
    if (sequence % TOLD_EVERY === 0) storage.pagedOut(0, sequence);
  }

  forget(value: string): void {
    const sequence = this.sequences.get(value);
    if (sequence !== undefined) this.drop(sequence);
  }

  /** The exchange is gone. */
  delete(): void {
    this.deleted = true;
    this.parts.memory.releaseBytes(this.bytes);
    this.storage?.delete();
    this.bySequence.clear();
    this.sequences.clear();
    this.times.clear();
    this.bytes = 0;
  }

  private get now(): number {
    return this.parts.timetable.now();
  }

  private makeRoom(length: number): void {
    const { bySequence, times } = this;
    const { sizeMax } = this.settings;
    const { now } = this;
    while (times.firstTime <= now) {
      this.drop(times.firstSequence);
      times.pop();
    }
    for (const sequence of bySequence.keys()) {
      if (bySequence.size < sizeMax && this.bytes + length + VALUE_HEAP_BYTES <= SEEN_BYTES_MAX) break;
      this.drop(sequence);
    }
    // Of what went before its time there is a time left.
    if (times.length >= STALE_MIN && times.length >= 2 * bySequence.size) {
      times.filter((sequence) => bySequence.has(sequence));
    }
  }

  private keep(sequence: number, seen: Seen): void {
    const bytes = VALUE_HEAP_BYTES + seen.value.length;
    this.bySequence.set(sequence, seen);
    this.sequences.set(seen.value, sequence);
    if (seen.until !== Infinity) this.times.push(seen.until, sequence);
    this.bytes += bytes;
    this.parts.memory.holdBytes(bytes);
  }

  private drop(sequence: number): void {
    const seen = this.bySequence.get(sequence);
    if (seen === undefined) return;
    const bytes = VALUE_HEAP_BYTES + seen.value.length;
    this.bySequence.delete(sequence);
    this.sequences.delete(seen.value);
    this.bytes -= bytes;
    this.parts.memory.releaseBytes(bytes);
    this.storage?.settle(sequence);
  }

  private restore({ sequence, message, expiresAt }: RestoredMessage): void {
    const value = valueOfSeen(message);
    const until = expiresAt === 0 ? Infinity : expiresAt;
    if (value === undefined) this.storage!.settle(sequence);
    else this.keep(sequence, { value, until });
  }
}

/** The value of one message at one exchange. */
export class Claim {
  constructor(
    private readonly cache: SeenCache,
    private readonly value: string,
    private readonly ttlMs: number,
  ) {}

  /** True when another message had the same value, and it was not long ago. */
  get isTaken(): boolean {
    return this.cache.has(this.value);
  }

  /** The message was routed. */
  take(): void {
    if (this.ttlMs > 0) this.cache.add(this.value, this.ttlMs);
  }

  /** The message was refused after all: its publisher is to try again. */
  giveUp(): void {
    this.cache.forget(this.value);
  }
}
