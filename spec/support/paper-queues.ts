/**
 * Queues with all that time and limits do to them, as a person would keep them on paper: lists that are
 * looked through from the start, no index and no lanes.
 *
 * It does not foresee; it judges what it is told, in the order in which it happened, and says at rest what
 * should have happened and did not.
 */
import type { DeathReason } from '../../src/core/dead-letter/death.js';
import type { QueueSettings } from '../../src/core/queue/queue-settings.js';

export interface PaperDeath {
  readonly queue: string;
  readonly reason: string;
  readonly count: number;
}

export interface PaperMessage {
  readonly body: string;
  readonly priority: number;
  readonly persistent: boolean;
  /** -1 for none. */
  readonly expirationMs: number;
  /** The newest first, one for each queue and reason. */
  readonly deaths: readonly PaperDeath[];
}

export type How = 'returned' | 'failed';

interface PaperArrival {
  /** Rises with each that comes. */
  readonly place: number;
  /** Its number in the log, -1 when it is not there. */
  readonly sequence: number;
  /** 0 for never. */
  readonly expiresAt: number;
  /** The turn in which it came, when it is to be delivered in this turn or never; -1 for others. */
  readonly onlyIn: number;
}

export class PaperEntry {
  state: 'ready' | 'delayed' | 'out' | 'back' | 'discarded' | 'gone' = 'ready';
  deliveries = 0;
  /** When it is ready again. */
  until = 0;
  how: How = 'returned';
  readonly place: number;
  readonly sequence: number;
  readonly expiresAt: number;
  readonly onlyIn: number;

  constructor(
    readonly message: PaperMessage,
    readonly queue: PaperQueue,
    came: PaperArrival,
  ) {
    this.place = came.place;
    this.sequence = came.sequence;
    this.expiresAt = came.expiresAt;
    this.onlyIn = came.onlyIn;
  }

  get level(): number {
    return Math.min(this.message.priority, this.queue.priorityMax);
  }

  isDue(now: number): boolean {
    return this.expiresAt !== 0 && this.expiresAt <= now;
  }

  /** It waited as long as it was to, and may be ready or not. */
  isReturning(now: number): boolean {
    return this.state === 'delayed' && this.until <= now;
  }

  isBefore(other: PaperEntry): boolean {
    return this.level === other.level ? this.place < other.place : this.level > other.level;
  }
}

export interface PaperConsumer {
  readonly tag: string;
  readonly queue: string;
  readonly channel: PaperChannel;
  readonly noAck: boolean;
  /** 0 for no limit. */
  readonly prefetch: number;
  readonly priority: number;
}

export class PaperChannel {
  nextTag = 1;
  /** Deliveries that are not settled, by rising tag. */
  readonly out = new Map<number, { readonly entry: PaperEntry; readonly consumer: string | undefined }>();
  nextPublish = 1;
  /** Publishes that were not confirmed, and whether they were rejected. */
  readonly unconfirmed = new Map<number, boolean>();
}

export class PaperQueue {
  entries: PaperEntry[] = [];
  settings: QueueSettings;

  constructor(
    readonly name: string,
    readonly durable: boolean,
    readonly priorityMax: number,
    settings: QueueSettings,
  ) {
    this.settings = settings;
  }

  inState(...states: PaperEntry['state'][]): PaperEntry[] {
    return this.entries.filter(({ state }) => states.includes(state));
  }

  find(body: string): PaperEntry | undefined {
    return this.entries.find(({ message }) => message.body === body);
  }

  /** What has waited as long as it was to is ready. */
  returned(now: number): void {
    for (const entry of this.entries) if (entry.isReturning(now)) entry.state = 'ready';
  }

  remove(entry: PaperEntry): void {
    entry.state = 'gone';
    this.entries.splice(this.entries.indexOf(entry), 1);
  }

  bytes(entries: readonly PaperEntry[]): number {
    return entries.reduce((sum, { message }) => sum + message.body.length, 0);
  }

  /** True when so many would be too much. */
  isOver(entries: readonly PaperEntry[]): boolean {
    return entries.length > this.settings.lengthMax || this.bytes(entries) > this.settings.bodyBytesMax;
  }

  /** Milliseconds that a message has that comes now. */
  timeToLive({ expirationMs }: PaperMessage): number {
    return Math.min(expirationMs === -1 ? Infinity : expirationMs, this.settings.messageTtlMs);
  }

  /** Milliseconds that an entry waits which comes back now. */
  delayOf({ how, deliveries }: PaperEntry): number {
    const { delayedRetry, delayedRetryMinMs, delayedRetryMaxMs } = this.settings;
    if (delayedRetry !== 'all' && delayedRetry !== how) return 0;
    return Math.min(delayedRetryMinMs * deliveries, delayedRetryMaxMs);
  }
}

/** The deaths of a message that dies once more, the newest first. */
export function oneMoreDeath(deaths: readonly PaperDeath[], queue: string, reason: DeathReason): PaperDeath[] {
  const isSame = (death: PaperDeath): boolean => death.queue === queue && death.reason === reason;
  const before = deaths.find(isSame)?.count ?? 0;
  return [{ queue, reason, count: before + 1 }, ...deaths.filter((death) => !isSame(death))];
}

/** RabbitMQ's rule: a queue takes no dead letter that died there, unless it was rejected somewhere since. */
export function goesRound(deaths: readonly PaperDeath[], queue: string): boolean {
  const rejected = deaths.findIndex(({ reason }) => reason === 'rejected');
  const since = rejected === -1 ? deaths : deaths.slice(0, rejected);
  return since.some((death) => death.queue === queue);
}

export function fail(what: string): never {
  throw new Error(what);
}
