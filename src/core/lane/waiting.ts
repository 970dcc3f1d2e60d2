/**
 * Entries of a lane that came back and wait until they are ready again. After a restart they are on disk
 * among the others: each is put back there into its place, unless that was passed by what reads ahead.
 */
import { Arena } from '../../wire/content/arena.js';
import { EXPIRY_TIME_MAX_MS } from '../limits.js';
import { restoredEntry } from '../paging/restored-entry.js';
import type { RestoredMessage, TimedMessage } from '../storage.js';
import { Delays } from './delays.js';
import type { Entry } from './entry.js';
import type { TimedLane, TimingParts } from './timing.js';

/** Entries that are ready again at a time. */
const READY_MAX = 1024;

/** What is done with those that are ready again. */
export interface Line {
  lineUp(entry: Entry): void;
  /** An entry is in line on disk. */
  rememberStored(sequence: number, expiresAt: number): void;
}

export class Waiting {
  readonly delays = new Delays();
  /** Of what is read from disk. */
  private readonly arena = new Arena();
  /** Rises with each purge: what was asked for before is not wanted any more. */
  private generation = 0;

  constructor(
    private readonly line: Line,
    private readonly lane: TimedLane,
    private readonly parts: TimingParts,
  ) {}

  get count(): number {
    return this.delays.size;
  }

  /** When the next one is ready, Infinity when there is none. */
  get nextTime(): number {
    return this.delays.nextTime;
  }

  /** An entry waits for so long. */
  delay(entry: Entry, delayMs: number): void {
    const until = Math.min(this.parts.timetable.now() + delayMs, EXPIRY_TIME_MAX_MS);
    if (entry.stored) this.parts.storage.delay(entry.sequence, until);
    this.delays.add(entry, until);
  }

  /** An entry was read that waits. */
  readBack(entry: Entry, until: number): void {
    const { content } = entry.message;
    this.lane.readyBodyBytes -= content.bodySize;
    content.retain(this.arena);
    this.parts.paging!.waits(entry.sequence, content.bodySize);
    this.delays.add(entry, until);
  }

  /** The store has one that waits; false when it was read. */
  found(message: TimedMessage): boolean {
    const { sequence, bodyBytes } = message;
    if (this.parts.paging?.setAside(sequence, bodyBytes) !== true) return false;
    this.lane.readyBodyBytes -= bodyBytes;
    this.delays.addStored(message);
    return true;
  }

  /** Takes out all: the entries in memory, and the numbers of the others. */
  purge(): { readonly entries: readonly Entry[]; readonly onDisk: readonly number[] } {
    this.generation++;
    return this.delays.takeAll();
  }

  /** Has those line up that have waited as long as they were to. */
  end(now: number): void {
    const { lane, parts } = this;
    const { entries, onDisk } = this.delays.takeDue(now, READY_MAX);
    for (const entry of entries) {
      if (!this.returnsToDisk(entry)) this.line.lineUp(entry);
    }
    parts.timetable.spend(entries.length + onDisk.length);
    const toRead: number[] = [];
    for (const [sequence, expiresAt] of onDisk) {
      if (!this.lineUpOnDisk(sequence, expiresAt)) toRead.push(sequence);
    }
    if (onDisk.length > toRead.length) lane.mark();
    if (toRead.length > 0) this.fetch(toRead);
  }

  /** One that was read before its time may have its place among what is on disk again: then it goes there. */
  private returnsToDisk(entry: Entry): boolean {
    const { paging, memory } = this.parts;
    if (paging === undefined || !entry.stored || !this.lineUpOnDisk(entry.sequence, entry.expiresAt)) return false;
    memory.release(entry.message);
    return true;
  }

  /** The entry is read when it is its turn; false when its place was passed. */
  private lineUpOnDisk(sequence: number, expiresAt: number): boolean {
    const bodyBytes = this.parts.paging!.putBack(sequence);
    if (bodyBytes === -1) return false;
    this.lane.readyBodyBytes += bodyBytes;
    if (expiresAt !== 0) this.line.rememberStored(sequence, expiresAt);
    return true;
  }

  /** What stood behind them was read before they were ready. */
  private fetch(sequences: readonly number[]): void {
    const { lane, parts, generation } = this;
    for (const sequence of sequences) this.delays.isRead(sequence);
    parts.storage.fetch(sequences, (messages, isLast) => {
      if (this.generation !== generation) return;
      for (const message of messages) this.fetched(message);
      if (isLast) for (const sequence of sequences) this.delays.wasRead(sequence);
      lane.mark();
      parts.requestTurn();
    });
  }

  private fetched(message: RestoredMessage): void {
    const { sequence, expiresAt } = message;
    this.delays.wasRead(sequence);
    // What stood around it may have left memory meanwhile.
    if (this.lineUpOnDisk(sequence, expiresAt)) return;
    const entry = restoredEntry(this.lane, message);
    this.parts.memory.hold(entry.message);
    entry.message.content.retain(this.arena);
    this.line.lineUp(entry);
  }
}
