/**
 * What of a lane is to happen in time: entries that expire, and entries that wait until they are ready again.
 */
import { Arena } from '../../wire/content/arena.js';
import { EXPIRY_TIME_MAX_MS } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';
import type { Paging } from '../paging/paging.js';
import { restoredEntry } from '../paging/restored-entry.js';
import type { QueueStore, RestoredMessage, TimedMessage } from '../storage.js';
import type { Timetable } from '../timetable.js';
import { Delays } from './delays.js';
import type { Entry, EntryLane } from './entry.js';
import { Expiry } from './expiry.js';
import type { ReadyList } from './ready-list.js';

/** Entries that are read at a time because they are due. */
const READ_MAX = 1024;
/** What one entry costs of the timetable's budget, and one whose message is sent somewhere else. */
const WORK = 1;
const WORK_WITH_LETTER = 4;

/** The lane, as seen from here. */
export interface TimedLane extends EntryLane {
  readonly ready: ReadyList;
  readyBodyBytes: number;
  readonly mayTakeBack: boolean;
  /** True when somebody wants the messages that expire. */
  readonly buriesExpired: boolean;
  /** The first entry that came since the last dispatch has this number. */
  readonly firstNew: number;
  expire(entry: Entry): void;
  becameTimed(): void;
  mark(): void;
}

export interface TimingParts {
  readonly storage: QueueStore;
  readonly paging: Paging | undefined;
  readonly timetable: Timetable;
  readonly memory: MemoryGauge;
  requestTurn(): void;
}

export class Timing {
  /** False as long as nothing has had a time. */
  isNeeded = false;
  private expiry: Expiry | undefined;
  /** True while what is due is being read: the lane is marked after that. */
  private awaitsDisk = false;
  private readonly delays = new Delays();
  /** Of what is read from disk to stand in line. */
  private readonly arena = new Arena();
  /** Rises with each purge: what was asked for before is not wanted any more. */
  private generation = 0;

  constructor(
    private readonly lane: TimedLane,
    private readonly parts: TimingParts,
  ) {
    const { storage } = parts;
    if (storage.hasTimes) {
      storage.times((found) => {
        this.restore(found);
      });
    }
  }

  /** Entries that wait. */
  get delayedCount(): number {
    return this.delays.size;
  }

  /** When something is to be done, Infinity for never. */
  get nextTime(): number {
    if (!this.isNeeded) return Infinity;
    const { ready } = this.lane;
    const expiry = this.awaitsDisk ? Infinity : (this.expiry?.nextTime ?? Infinity);
    const indexed = Math.min(this.delays.nextTime, expiry);
    const first = ready.hasFirst() ? ready.first.expiresAt : 0;
    return first === 0 ? indexed : Math.min(indexed, first);
  }

  // --- what becomes of entries ---

  /** An entry comes that lives so long; it is not in line yet. */
  came(entry: Entry, timeToLiveMs: number): void {
    const { lane, parts } = this;
    const expiry = this.expiryOf();
    if (lane.ready.length === 0 && !lane.mayTakeBack) expiry.restart();
    entry.expiresAt = Math.min(parts.timetable.now() + timeToLiveMs, EXPIRY_TIME_MAX_MS);
    if (timeToLiveMs === 0) entry.markFleeting();
    if (entry.stored) parts.storage.expires(entry.sequence, entry.expiresAt);
    expiry.add(entry);
  }

  /** An entry comes that does not expire. */
  cameForEver(): void {
    this.expiry?.neverExpires();
  }

  leavesMemory(entry: Entry): void {
    if (entry.expiresAt !== 0) this.expiryOf().remember(entry);
  }

  /** An entry that came back gets in line again, unless it is due. */
  lineUp(entry: Entry): void {
    const { lane, parts } = this;
    if (entry.expiresAt !== 0) {
      if (entry.expiresAt <= parts.timetable.now()) {
        lane.expire(entry);
        return;
      }
      this.expiryOf().cameBack(entry);
    }
    lane.readyBodyBytes += entry.message.content.bodySize;
    lane.ready.putBack(entry);
    lane.mark();
  }

  /** An entry waits for so long. */
  delay(entry: Entry, delayMs: number): void {
    const until = Math.min(this.parts.timetable.now() + delayMs, EXPIRY_TIME_MAX_MS);
    if (entry.stored) this.parts.storage.delay(entry.sequence, until);
    this.need();
    this.delays.add(entry, until);
  }

  /** An entry was read back; false when it waits. */
  readBack(entry: Entry, delayedUntil: number): boolean {
    if (entry.expiresAt !== 0) this.expiryOf();
    if (delayedUntil === 0 || delayedUntil <= this.parts.timetable.now()) return true;
    this.lane.readyBodyBytes -= entry.message.content.bodySize;
    this.need();
    this.delays.add(entry, delayedUntil);
    return false;
  }

  /** Takes out all that waits: the entries in memory, and the numbers of the others. */
  purge(): { readonly entries: readonly Entry[]; readonly onDisk: readonly number[] } {
    this.generation++;
    this.expiry?.clear();
    return this.delays.takeAll();
  }

  // --- what is due ---

  /** Drops the first entry if it is due; false when it is not. Call only when there is one in memory. */
  dropDue(now: number): boolean {
    const { ready, firstNew } = this.lane;
    const { first } = ready;
    if (first.expiresAt === 0 || first.expiresAt > now) return false;
    if (first.isFleeting && first.sequence >= firstNew) return false;
    ready.shift();
    this.expire(first);
    return true;
  }

  /** Does what is due, as far as the budget goes. New entries must be retained. */
  attend(now: number): void {
    const { lane, parts, expiry } = this;
    if (this.delays.nextTime <= now) this.endDelays(now);
    while (parts.timetable.hasBudget && lane.ready.hasFirst() && this.dropDue(now));
    this.awaitsDisk = false;
    if (expiry === undefined) return;
    if (expiry.nextDue(now) !== -1) this.expireIndexed(expiry, now);
    if (expiry.isStale(lane.ready.length)) expiry.forgetStale(lane.ready.mayHold());
  }

  private expireIndexed(expiry: Expiry, now: number): void {
    const { lane, parts } = this;
    const toRead: number[] = [];
    let lookedAtReturned = false;
    while (parts.timetable.hasBudget && toRead.length < READ_MAX) {
      const sequence = expiry.nextDue(now);
      if (sequence === -1) break;
      const entry = lane.ready.take(sequence);
      if (entry !== undefined) this.expire(entry);
      else if (lane.ready.pagedOut.find(sequence) !== undefined) {
        // It may be on its way to memory.
        if (parts.paging!.isBusy) {
          this.awaitsDisk = true;
          break;
        }
        if (!this.settleOnDisk(sequence)) toRead.push(sequence);
      } else if (!lookedAtReturned) {
        lookedAtReturned = true;
        for (const due of lane.ready.takeReturned(({ expiresAt }) => expiresAt !== 0 && expiresAt <= now)) {
          this.expire(due);
        }
      }
      expiry.taken();
    }
    if (toRead.length > 0) this.expireOnDisk(toRead);
  }

  private settleOnDisk(sequence: number): boolean {
    const { lane, parts } = this;
    if (lane.buriesExpired) return false;
    const bodyBytes = parts.paging!.settle(sequence);
    if (bodyBytes === -1) return false;
    lane.readyBodyBytes -= bodyBytes;
    parts.timetable.spend(WORK);
    return true;
  }

  private expireOnDisk(sequences: number[]): void {
    this.awaitsDisk = true;
    this.parts.paging!.take(
      sequences.sort((a, b) => a - b),
      (entries) => {
        // They were read in the order in which they came.
        for (const entry of [...entries].sort(byExpiry)) {
          this.parts.memory.hold(entry.message);
          this.expire(entry);
        }
      },
    );
  }

  private expire(entry: Entry): void {
    const { lane, parts } = this;
    lane.readyBodyBytes -= entry.message.content.bodySize;
    parts.timetable.spend(lane.buriesExpired ? WORK_WITH_LETTER : WORK);
    lane.expire(entry);
  }

  private endDelays(now: number): void {
    const { lane, parts, generation } = this;
    const { entries, onDisk } = this.delays.takeDue(now, READ_MAX);
    for (const entry of entries) this.lineUp(entry);
    parts.timetable.spend(entries.length + onDisk.length);
    if (onDisk.length === 0) return;
    parts.storage.fetch(onDisk, (messages) => {
      if (this.generation !== generation) return;
      for (const message of messages) this.lineUpFetched(message);
      lane.mark();
      parts.requestTurn();
    });
  }

  /** The bytes of what waits on disk were never taken from the count. */
  private lineUpFetched(message: RestoredMessage): void {
    const { lane, parts } = this;
    const entry = restoredEntry(lane, message);
    parts.memory.hold(entry.message);
    entry.message.content.retain(this.arena);
    lane.readyBodyBytes -= entry.message.content.bodySize;
    this.lineUp(entry);
  }

  /** What the store kept has times. */
  private restore(found: readonly TimedMessage[]): void {
    const { lane, parts } = this;
    const now = parts.timetable.now();
    this.need();
    for (const { sequence, expiresAt, delayedUntil } of found) {
      if (expiresAt !== 0) this.expiryOf().rememberStored(sequence, expiresAt);
      if (delayedUntil > now && parts.paging?.setAside(sequence) === true) this.delays.addStored(sequence, delayedUntil);
    }
    lane.mark();
    parts.requestTurn();
  }

  private need(): void {
    if (this.isNeeded) return;
    this.isNeeded = true;
    this.lane.becameTimed();
  }

  private expiryOf(): Expiry {
    if (this.expiry !== undefined) return this.expiry;
    const { ready, mayTakeBack } = this.lane;
    this.need();
    // What stands in line does not expire.
    this.expiry = new Expiry(ready.length > 0 || mayTakeBack ? Infinity : 0);
    return this.expiry;
  }
}

function byExpiry(a: Entry, b: Entry): number {
  return a.expiresAt - b.expiresAt || a.sequence - b.sequence;
}
