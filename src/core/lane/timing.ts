/**
 * What of a lane is to happen in time: entries that expire, and entries that wait until they are ready again.
 */
import { EXPIRY_TIME_MAX_MS } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';
import type { Paging } from '../paging/paging.js';
import type { QueueStore, TimedMessage } from '../storage.js';
import type { Timetable } from '../timetable.js';
import type { DelayedEntry } from './delays.js';
import type { Entry, EntryLane } from './entry.js';
import { Expiry } from './expiry.js';
import type { ReadyList } from './ready-list.js';
import { Waiting } from './waiting.js';

/** Entries that are read at a time because they are due. */
const READ_MAX = 1024;
/** Entries that came back and expire at a time. */
const RETURNED_MAX = 4096;
/** What one entry costs of the timetable's budget, and one whose message is sent somewhere else. */
const WORK = 1;
const WORK_WITH_LETTER = 4;
/** The index may have to be read for it, a page for each at the worst. */
const WORK_ON_DISK = 32;

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
  /** One that nobody wants has expired on disk. */
  expiredUnread(): void;
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
  private readonly waiting: Waiting;
  /** True until all is known that was stored with a time: some of what is counted as ready waits. */
  isFinding = false;

  constructor(
    private readonly lane: TimedLane,
    private readonly parts: TimingParts,
  ) {
    const { storage } = parts;
    this.waiting = new Waiting(this, lane, parts);
    if (!storage.hasTimes) return;
    this.isFinding = true;
    storage.times((found, isLast) => {
      this.isFinding = !isLast;
      this.restore(found);
    });
  }

  /** Those that wait, in no order. */
  get delayed(): Iterable<DelayedEntry> {
    return this.waiting.delays;
  }

  /** Entries that wait. */
  get delayedCount(): number {
    return this.waiting.count;
  }

  /** When something is to be done, Infinity for never. */
  get nextTime(): number {
    if (!this.isNeeded) return Infinity;
    const { ready } = this.lane;
    const expiry = this.awaitsDisk ? Infinity : (this.expiry?.nextTime ?? Infinity);
    const indexed = Math.min(this.waiting.nextTime, expiry);
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
        parts.paging?.comesBack(entry.sequence);
        lane.expire(entry);
        return;
      }
      this.expiryOf().cameBack(entry);
    }
    parts.paging?.comesBack(entry.sequence);
    lane.readyBodyBytes += entry.message.content.bodySize;
    lane.ready.putBack(entry);
    lane.mark();
  }

  /** An entry waits for so long. */
  delay(entry: Entry, delayMs: number): void {
    this.need();
    this.waiting.delay(entry, delayMs);
  }

  /** An entry was read back; false when it waits. */
  readBack(entry: Entry, delayedUntil: number): boolean {
    if (entry.expiresAt !== 0) this.expiryOf();
    if (delayedUntil === 0 || delayedUntil <= this.parts.timetable.now()) return true;
    this.need();
    this.waiting.readBack(entry, delayedUntil);
    return false;
  }

  /** Takes out all that waits: the entries in memory, and the numbers of the others. */
  purge(): { readonly entries: readonly Entry[]; readonly onDisk: readonly number[] } {
    this.expiry?.clear();
    return this.waiting.purge();
  }

  /** An entry is in line on disk. */
  rememberStored(sequence: number, expiresAt: number): void {
    this.expiryOf().rememberStored(sequence, expiresAt);
  }

  // --- what is due ---

  /** True when the first entry is due. Call only when there is one in memory. */
  isFirstDue(now: number): boolean {
    const { ready, firstNew } = this.lane;
    const { first } = ready;
    if (first.expiresAt === 0 || first.expiresAt > now) return false;
    return !first.isFleeting || first.sequence < firstNew;
  }

  expireFirst(): void {
    this.expire(this.lane.ready.shift());
  }

  /** Does what is due, as far as the budget goes. New entries must be retained. */
  attend(now: number): void {
    const { lane, parts, expiry } = this;
    if (this.waiting.nextTime <= now && parts.timetable.hasBudget) this.waiting.end(now);
    while (parts.timetable.hasBudget && lane.ready.hasFirst() && this.isFirstDue(now)) this.expireFirst();
    this.awaitsDisk = false;
    if (expiry === undefined) return;
    if (expiry.nextTime <= now) this.expireIndexed(expiry, now);
    if (expiry.isStale(lane.ready.length)) expiry.forgetStale(lane.ready.mayHold());
  }

  private expireIndexed(expiry: Expiry, now: number): void {
    const { lane, parts } = this;
    const toRead: number[] = [];
    let lookedAtReturned = false;
    while (parts.timetable.hasBudget && toRead.length < READ_MAX) {
      const sequence = expiry.nextDue(now);
      if (sequence === -1) break;
      const isOnDisk = lane.ready.pagedOut.holds(sequence);
      // It may be on its way to memory.
      if (isOnDisk && parts.paging!.isBusy) {
        this.awaitsDisk = true;
        break;
      }
      const entry = isOnDisk ? undefined : lane.ready.take(sequence);
      if (entry === undefined && !isOnDisk && !lookedAtReturned) {
        lookedAtReturned = true;
        if (!this.expireReturned(now)) break;
      }
      expiry.taken(); // before anything dies: its dead letter may come to this very index
      if (entry !== undefined) this.expireTaken(entry);
      else if (isOnDisk && !this.settleOnDisk(sequence)) toRead.push(sequence);
    }
    expiry.putBack();
    if (toRead.length > 0) this.expireOnDisk(toRead);
  }

  private expireTaken(entry: Entry): void {
    this.expire(entry);
    if (!this.lane.ready.pinned) entry.forget();
  }

  /** Returns false when there are more. */
  private expireReturned(now: number): boolean {
    let room = RETURNED_MAX;
    const due = this.lane.ready.takeReturned(({ expiresAt }) => expiresAt !== 0 && expiresAt <= now && room-- > 0);
    for (const entry of [...due].sort(byExpiry)) this.expire(entry);
    return room >= 0;
  }

  private settleOnDisk(sequence: number): boolean {
    const { lane, parts } = this;
    if (lane.buriesExpired) return false;
    const bodyBytes = parts.paging!.settle(sequence);
    if (bodyBytes === -1) return false;
    lane.readyBodyBytes -= bodyBytes;
    lane.expiredUnread();
    parts.timetable.spend(WORK_ON_DISK);
    return true;
  }

  private expireOnDisk(sequences: number[]): void {
    const paging = this.parts.paging!;
    paging.take(
      sequences.sort((a, b) => a - b),
      (entries) => {
        // They were read in the order in which they came.
        for (const entry of [...entries].sort(byExpiry)) {
          this.parts.memory.hold(entry.message);
          this.expire(entry);
        }
      },
    );
    this.awaitsDisk = paging.isBusy;
  }

  private expire(entry: Entry): void {
    const { lane, parts } = this;
    lane.readyBodyBytes -= entry.message.content.bodySize;
    parts.timetable.spend(lane.buriesExpired ? WORK_WITH_LETTER : WORK);
    lane.expire(entry);
  }

  /** What the store kept has times. */
  private restore(found: readonly TimedMessage[]): void {
    const { lane, parts } = this;
    const now = parts.timetable.now();
    this.need();
    for (const one of found) {
      const { sequence, expiresAt, delayedUntil } = one;
      if (delayedUntil > now && this.waiting.found(one)) continue;
      if (expiresAt !== 0) this.rememberStored(sequence, expiresAt);
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
    const { storage } = this.parts;
    this.need();
    // What stands in line does not expire, or nothing is known of it; one may be on its way there from disk.
    this.expiry = new Expiry(ready.length > 0 || mayTakeBack || storage.hasTimes ? Infinity : 0, (sequences, count) => {
      ready.touch(sequences, count);
    });
    return this.expiry;
  }
}

function byExpiry(a: Entry, b: Entry): number {
  return a.expiresAt - b.expiresAt || a.sequence - b.sequence;
}
