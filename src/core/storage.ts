/**
 * What the core asks of a store: one sequence of commits for messages and definitions alike.
 *
 * All calls between two `commit`s belong to one commit, which is durable as a whole or not at all.
 * Commits count from 1. Synchronous calls in, callbacks out; callbacks never come before the call returns.
 */
import type { DefinitionEntry } from './definitions.js';
import type { Message } from './message.js';
import type { StoreFigures } from './statistics/store-figures.js';
import type { QueueDefinition } from './queue/queue-definition.js';

/** What keeps the store from making commits durable: nothing, more than the disk can take, or a disk that fails. */
export type Obstacle = 'none' | 'backlog' | 'disk';

export interface Store {
  /** Everything up to this commit is durable. */
  readonly committed: number;
  /** Publishers wait while there is an obstacle. */
  readonly obstacle: Obstacle;
  /** What it has done since it was opened. */
  readonly figures: StoreFigures;

  /**
   * Opens the storage of one lane of a queue (`lanesOf`). A durable queue finds what was stored under its
   * definition, which must have been put (or restored) before; any other starts empty.
   */
  openQueue(definition: QueueDefinition, lane: number): QueueStore;

  /** Keeps a definition; returns the commit that makes it durable, 0 when nothing is kept. */
  put(entry: DefinitionEntry): number;
  /** Forgets a definition; a queue's with all its messages. Returns the commit, 0 when nothing is kept. */
  remove(entry: DefinitionEntry): number;

  /** Asks for all that was told so far to be durable soon, and returns the commit that makes it so. */
  demand(): number;
  /** Ends a turn: what was told since the last call is one commit, made durable now or soon. */
  commit(): void;
  /** Sets who is called when `committed` has risen or `obstacle` has changed. */
  onProgress(listener: () => void): void;
}

/** The messages of one lane of a queue. Sequence numbers rise with each message that the lane takes. */
export interface QueueStore {
  /** Persistent messages found at opening, all of them below `nextSequence`. */
  readonly restoredCount: number;
  /** Bytes of their bodies. */
  readonly restoredBodyBytes: number;
  /** True when some of them have a time: `times` says which. */
  readonly hasTimes: boolean;
  /** The first sequence number that was never used. */
  readonly nextSequence: number;
  /** True when messages can leave memory and be read back. */
  readonly pages: boolean;

  /** What it keeps of this lane; undefined where messages never leave memory. */
  readonly kept?: KeptMessages;

  /** Keeps a message; returns the commit that will hold it. */
  append(message: Message, sequence: number): number;
  /** The message, which was appended in this very commit, expires at `timeMs`. */
  expires(sequence: number, timeMs: number): void;
  /** The message, which came back, is to wait until `timeMs` before it is ready again. */
  delay(sequence: number, timeMs: number): void;
  /**
   * The message was acknowledged or dropped: it is not needed any more.
   *
   * @returns bytes of its body; -1 when it was settled before, 0 when that cannot be told at once
   */
  settle(sequence: number): number;
  /** The same for all stored messages with `from <= sequence < to`. */
  settleRange(from: number, to: number): void;
  /** The message is out with a client: after a restart it is redelivered. */
  delivered(sequence: number): void;

  /**
   * Says which stored messages nobody holds in memory: `from <= sequence < to`. What the store itself
   * remembers of them may leave memory too.
   */
  pagedOut(from: number, to: number): void;
  /**
   * Reads stored messages back, in order, from `from` on and below `to`. One read at a time.
   * `onRead` is not called any more once the queue is deleted.
   */
  read(from: number, to: number, onRead: (run: RestoredRun) => void): void;

  /**
   * Reads stored messages wherever they stand: those with these sequence numbers, which rise. Some at a
   * time, in order, until all were told of; those that are settled meanwhile or damaged are left out, and a
   * damaged one is settled. Several such reads may be under way, beside a `read`. Not called any more once
   * the queue is deleted.
   */
  fetch(sequences: readonly number[], onFetched: (messages: readonly RestoredMessage[], isLast: boolean) => void): void;
  /**
   * Tells which of the restored messages have a time, in order of their sequence numbers, some at a time, in
   * the background; it may tell of some that are settled by then. Not called any more once the queue is deleted.
   */
  times(onFound: (found: readonly TimedMessage[], isLast: boolean) => void): void;

  /**
   * Writes a copy of messages aside that are not to survive the process, so that they can leave memory.
   * `undefined`: the disk did not take it, they have to stay.
   */
  spill(messages: readonly SpillableMessage[], onSpilled: (spilled: Spilled | undefined) => void): void;
  /** Reads such a copy back, all at once: fewer than `count` when some are damaged, which are lost. */
  readSpilled(spilled: Spilled, onRead: (messages: readonly RestoredMessage[]) => void): void;
  /** The copy is not needed any more. */
  freeSpilled(spilled: Spilled): void;

  /** The queue is deleted: nothing of it is kept. */
  delete(): void;
}

/** Messages that are not settled, and bytes of their bodies. */
export interface KeptMessages {
  readonly count: number;
  readonly bodyBytes: number;
}

export interface RestoredMessage {
  /** Its bytes stand in the memory of a whole read: who keeps it beyond the first delivery calls `content.retain`. */
  readonly message: Message;
  readonly sequence: number;
  /** How often it went out to a client. */
  readonly deliveries: number;
  /** True when it is in the log too, and has to be settled there. */
  readonly stored: boolean;
  /** When it expires, in milliseconds since 1970; 0 for never. */
  readonly expiresAt: number;
  /** When it is ready again, in milliseconds since 1970; 0 when it does not wait. */
  readonly delayedUntil: number;
}

/** The times of a restored message, as in `RestoredMessage`; one of them at least is not 0. */
export interface TimedMessage {
  readonly sequence: number;
  readonly expiresAt: number;
  readonly delayedUntil: number;
  /** Bytes of its body. */
  readonly bodyBytes: number;
}

export interface RestoredRun {
  readonly messages: readonly RestoredMessage[];
  /** Where the next read goes on; the `to` that was asked for when there is no more. */
  readonly next: number;
  /** Messages that were to be found and are damaged beyond use. They are settled already. */
  readonly lost: number;
}

/** As `RestoredMessage`; one that waits is not spilled. */
export type SpillableMessage = Omit<RestoredMessage, 'delayedUntil'>;

/** A run of messages written aside: the store's own business but for its size. */
export interface Spilled {
  readonly count: number;
  /** Bytes on disk. */
  readonly bytes: number;
}
