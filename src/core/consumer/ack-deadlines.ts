/**
 * How long the deliveries of a queue have been unacked: which of them are overdue, so that their consumers
 * are cancelled.
 *
 * Deliveries that may take equally long are due in the order in which they went out. They stand in a line
 * in that order, and only the first of each line has to be looked at; there is no timer for each of them.
 * A queue makes one of these when a timeout holds for it or for one of its consumers, not before.
 */
import type { Entry } from '../lane/entry.js';
import type { Consumer, ConsumerChannel } from './consumer.js';

/** What a consumer has, or what was fetched over a channel, that has to go back to the queue. */
export interface Overdue {
  readonly channel: ConsumerChannel;
  /** Undefined for what was fetched with `basic.get`. It may have been cancelled before. */
  readonly consumer: Consumer | undefined;
  /** In the order in which they went out. */
  readonly entries: readonly Entry[];
}

/** Deliveries that may take equally long, with the times at which they went out, the oldest first. */
type Line = Map<Entry, number>;

export class AckDeadlines {
  /** Of what has no timeout of its own. */
  private readonly common: Line = new Map();
  /** Of consumers that have one, by that. */
  private readonly own = new Map<number, Line>();
  /** Where the entries are that were fetched with `basic.get`. */
  private readonly fetchers = new Map<Entry, ConsumerChannel>();

  /** `timeoutMs`: what holds where a consumer says nothing else, Infinity for no limit. */
  constructor(private timeoutMs: number) {}

  /**
   * Sets what holds where a consumer says nothing else, for deliveries that are out too. Those that went
   * out while there was no limit are not known, and have none.
   */
  setTimeout(timeoutMs: number): void {
    this.timeoutMs = timeoutMs;
    if (timeoutMs !== Infinity) return;
    this.common.clear();
    this.fetchers.clear();
  }

  /** An entry goes out to its consumer. Returns when to look for what is overdue, Infinity when that is known. */
  delivered(entry: Entry, nowMs: number): number {
    const timeoutMs = entry.consumer!.timeoutMs;
    if (timeoutMs === undefined) return this.join(this.common, this.timeoutMs, entry, nowMs);
    let line = this.own.get(timeoutMs);
    if (line === undefined) this.own.set(timeoutMs, (line = new Map<Entry, number>()));
    return this.join(line, timeoutMs, entry, nowMs);
  }

  /** An entry was fetched over a channel. Returns the same. */
  fetched(entry: Entry, channel: ConsumerChannel, nowMs: number): number {
    if (this.timeoutMs !== Infinity) this.fetchers.set(entry, channel);
    return this.join(this.common, this.timeoutMs, entry, nowMs);
  }

  /** An entry is settled, or goes back, and still says whose it is. It may be unknown here. */
  settled(entry: Entry): void {
    const timeoutMs = entry.consumer?.timeoutMs;
    if (timeoutMs === undefined) {
      this.common.delete(entry);
      if (this.fetchers.size > 0) this.fetchers.delete(entry);
      return;
    }
    const line = this.own.get(timeoutMs);
    if (line?.delete(entry) === true && line.size === 0) this.own.delete(timeoutMs);
  }

  /** The queue is deleted: nothing has to go back any more. */
  clear(): void {
    this.common.clear();
    this.own.clear();
    this.fetchers.clear();
  }

  /** When the first delivery is overdue unless it is settled, Infinity when nothing is out. */
  nextDeadline(): number {
    let next = deadlineOf(this.common, this.timeoutMs);
    for (const [timeoutMs, line] of this.own) next = Math.min(next, deadlineOf(line, timeoutMs));
    return next;
  }

  /**
   * Takes out what has to go back by now: with a delivery that is overdue all others that its consumer has, since
   * it is to be cancelled; of what was fetched, only what is overdue itself.
   */
  expired(nowMs: number): Overdue[] {
    const consumers = new Set<Consumer>();
    const fetched: Entry[] = [];
    for (const [timeoutMs, line] of this.lines()) {
      for (const [entry, since] of line) {
        if (since + timeoutMs > nowMs) break;
        if (entry.consumer === undefined) fetched.push(entry);
        else consumers.add(entry.consumer);
      }
    }
    return [...this.takeFetched(fetched), ...this.takeConsumed(consumers)];
  }

  private takeFetched(entries: readonly Entry[]): Overdue[] {
    const byChannel = new Map<ConsumerChannel, Entry[]>();
    for (const entry of entries) {
      append(byChannel, this.fetchers.get(entry)!, entry);
      this.settled(entry);
    }
    return [...byChannel].map(([channel, entries]) => ({ channel, consumer: undefined, entries }));
  }

  private takeConsumed(consumers: ReadonlySet<Consumer>): Overdue[] {
    if (consumers.size === 0) return [];
    const byConsumer = new Map<Consumer, Entry[]>();
    for (const [, line] of this.lines()) {
      for (const entry of line.keys()) {
        const { consumer } = entry;
        if (consumer === undefined || !consumers.has(consumer)) continue;
        append(byConsumer, consumer, entry);
        this.settled(entry);
      }
    }
    return [...byConsumer].map(([consumer, entries]) => ({ channel: consumer.channel, consumer, entries }));
  }

  private *lines(): Iterable<readonly [timeoutMs: number, line: Line]> {
    yield [this.timeoutMs, this.common];
    yield* this.own;
  }

  /** Only the first of a line counts for the deadline. */
  private join(line: Line, timeoutMs: number, entry: Entry, nowMs: number): number {
    if (timeoutMs === Infinity) return Infinity;
    line.set(entry, nowMs);
    return line.size === 1 ? nowMs + timeoutMs : Infinity;
  }
}

function deadlineOf(line: Line, timeoutMs: number): number {
  for (const since of line.values()) return since + timeoutMs;
  return Infinity;
}

function append<Key>(lists: Map<Key, Entry[]>, key: Key, entry: Entry): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}
