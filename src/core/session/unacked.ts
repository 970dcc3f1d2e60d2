/**
 * The deliveries of a channel that are not settled, by delivery tag.
 *
 * Tags rise, so the entries stand in a list by tag. Settling one leaves a gap; gaps are closed once they
 * are half of the list, so that one old delivery does not make it grow for ever.
 */
import type { Entry } from '../lane/entry.js';

const GAPS_MIN = 64;
const MARKS_MIN = 64;

/** Tells one turn from another, and the time. */
export interface Turns {
  readonly turn: number;
  now(): number;
}

const noTurns: Turns = { turn: -1, now: () => 0 };

interface Mark {
  readonly tag: number;
  readonly timeMs: number;
}

export class Unacked {
  /** By rising tag; `undefined` where one was settled out of order. */
  private entries: (Entry | undefined)[] = [];
  private tags: number[] = [];
  /** Index of the first that is there. */
  private head = 0;
  private count = 0;
  /** The highest tag that was taken back. */
  private takenBackMax = 0;
  /** The first tag of each turn, and when that was: enough to tell when any of them went out. */
  private marks: Mark[] = [];
  private markedTurn = -1;

  constructor(private readonly turns: Turns = noTurns) {}

  get size(): number {
    return this.count;
  }

  /** Adds an entry whose tag is higher than all before. */
  add(entry: Entry): void {
    this.entries.push(entry);
    this.tags.push(entry.deliveryTag);
    this.count++;
    if (this.turns.turn !== this.markedTurn) this.mark(entry.deliveryTag);
  }

  /** Those that are here, oldest first. */
  *[Symbol.iterator](): Generator<Entry> {
    for (let index = this.head; index < this.entries.length; index++) {
      const entry = this.entries[index];
      if (entry !== undefined) yield entry;
    }
  }

  /** When the delivery of this tag went out, in milliseconds since 1970. */
  sentAt(tag: number): number {
    return this.marks.findLast((mark) => mark.tag <= tag)?.timeMs ?? 0;
  }

  /** Takes the entry with this tag out; `undefined` when there is none. */
  take(tag: number): Entry | undefined {
    const index = this.find(tag);
    const entry = this.entries[index];
    if (entry === undefined) return undefined;
    this.entries[index] = undefined;
    this.count--;
    this.closeGaps();
    return entry;
  }

  /**
   * Takes all entries up to and including this tag out, oldest first.
   *
   * @returns `undefined`, and takes none, when this very tag is not there (RabbitMQ: 406 even if lower ones are), unless it was taken back
   */
  takeUpTo(tag: number): Entry[] | undefined {
    const found = this.find(tag);
    if (this.entries[found] === undefined && !this.isForgiven(tag)) return undefined;
    return this.takeFirst(found < 0 ? ~found : found + 1);
  }

  /** Takes all entries out, oldest first. */
  takeAll(): Entry[] {
    return this.takeFirst(this.entries.length);
  }

  /**
   * Takes those of the entries out that are here: their client has had them for too long. If it settles them
   * after all that is no mistake, since it cannot know.
   */
  takeBack(entries: readonly Entry[]): Entry[] {
    const taken: Entry[] = [];
    for (const entry of entries) {
      if (this.take(entry.deliveryTag) === undefined) continue;
      taken.push(entry);
      this.takenBackMax = Math.max(this.takenBackMax, entry.deliveryTag);
    }
    return taken;
  }

  /**
   * True for a tag that is not here and may have been taken back. One number is all that is kept of those,
   * however many there are, so that a second ack of a lower tag is forgiven too.
   */
  isForgiven(tag: number): boolean {
    return tag > 0 && tag <= this.takenBackMax;
  }

  /** Notes the time, once a turn; what is known of those that are gone goes when there is as much of it. */
  private mark(tag: number): void {
    const last = this.marks.at(-1);
    // One that a transaction gave back was noted before.
    if (last !== undefined && tag <= last.tag) return;
    this.markedTurn = this.turns.turn;
    if (this.marks.length >= MARKS_MIN && this.marks.length >= 2 * this.count) this.forgetMarks();
    const timeMs = this.turns.now();
    if (last?.timeMs !== timeMs) this.marks.push({ tag, timeMs });
  }

  /** Keeps for each that is here the mark that tells of it. */
  private forgetMarks(): void {
    const kept = new Set<Mark>();
    let at = 0;
    for (const { deliveryTag } of this) {
      while (at + 1 < this.marks.length && this.marks[at + 1]!.tag <= deliveryTag) at++;
      kept.add(this.marks[at]!);
    }
    this.marks = [...kept];
  }

  private takeFirst(end: number): Entry[] {
    const taken: Entry[] = [];
    for (let index = this.head; index < end; index++) {
      const entry = this.entries[index];
      if (entry === undefined) continue;
      taken.push(entry);
      this.entries[index] = undefined;
    }
    this.count -= taken.length;
    this.closeGaps();
    return taken;
  }

  /** Index of a tag, or the complement (`~`) of the index where it would stand. */
  private find(tag: number): number {
    const { tags } = this;
    // Without gaps the tag's place follows from the first one.
    const guess = this.head + tag - (tags[this.head] ?? 0);
    if (tags[guess] === tag) return guess;
    let low = this.head;
    let high = tags.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = tags[middle]!;
      if (found === tag) return middle;
      if (found < tag) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  }

  private closeGaps(): void {
    const { entries } = this;
    if (this.count === 0) {
      this.entries = [];
      this.tags = [];
      this.head = 0;
      return;
    }
    while (entries[this.head] === undefined) this.head++;
    if (entries.length - this.count < Math.max(GAPS_MIN, this.count)) return;
    const kept = entries.filter((entry) => entry !== undefined);
    this.entries = kept;
    this.tags = kept.map((entry) => entry.deliveryTag);
    this.head = 0;
  }
}
