/**
 * A broker on paper: its queues, their consumers, and dead letters on their way.
 */
import type { DeathReason } from '../../src/core/dead-letter/death.js';
import type { Came } from './queue-taps.js';
import {
  type PaperChannel,
  type PaperConsumer,
  PaperEntry,
  type PaperMessage,
  type PaperQueue,
  fail,
  goesRound,
  oneMoreDeath,
} from './paper-queues.js';

/** What was sent with a message, in a delivery or an answer to get. */
export interface ShownDelivery {
  readonly body: string;
  readonly deliveryTag: number;
  readonly redelivered: boolean;
  /** What `x-delivery-count` said. */
  readonly deliveries: number;
}

/** What is due may happen so much later, so that not each millisecond has its turn. */
const LATE_MS = 5;

interface Letter {
  readonly target: string;
  readonly message: PaperMessage;
}

export class PaperBroker {
  readonly queues = new Map<string, PaperQueue>();
  consumers: PaperConsumer[] = [];
  now = 0;
  turn = 0;
  /** True while what is due happens at once: everything is in memory, and the clock does not jump. */
  isPrompt = true;
  /** True while deliveries are settled: their consumers do not know yet that they have room. */
  isSettling = false;
  /** Queues that are deleted, for moments. */
  readonly absent = new Set<string>();
  /** True after a restart until it is at rest: it may count what waits as ready. */
  mayOvercount = false;
  /** What a client publishes just now. */
  publishing: PaperMessage | undefined;
  private readonly letters: Letter[] = [];
  private nextPlace = 0;
  /** Messages that were not taken and died of it, with the queues that said so. */
  private readonly refused = new Set<string>();

  queue(name: string): PaperQueue {
    return this.queues.get(name) ?? fail(`no queue ${name}`);
  }

  // --- what happened ---

  /** A queue was given a message. Returns whether a client published it. */
  came(name: string, body: string, { isTaken, sequence, deaths }: Came): boolean {
    const queue = this.queue(name);
    const isPublish = this.publishing?.body === body && deaths.length === 0;
    const message = isPublish ? this.publishing! : this.letterFor(name, body);
    if (JSON.stringify(message.deaths) !== JSON.stringify(deaths)) {
      fail(`${body} says of itself ${JSON.stringify(deaths)} and should ${JSON.stringify(message.deaths)}`);
    }
    const ttl = queue.timeToLive(message);
    const expiresAt = ttl === Infinity ? 0 : this.now + ttl;
    const entry = new PaperEntry(message, queue, {
      place: this.nextPlace++,
      sequence,
      expiresAt,
      onlyIn: ttl === 0 ? this.turn : -1,
    });
    this.judgeRoom(queue, entry, isTaken);
    if (isTaken) queue.entries.push(entry);
    return isPublish;
  }

  died(name: string, body: string, reason: DeathReason): void {
    const queue = this.queue(name);
    const entry = queue.find(body);
    if (entry === undefined) {
      if (reason !== 'maxlen' || queue.settings.overflow !== 'reject-publish-dlx')
        fail(`${body} died twice: ${reason}`);
      this.refused.add(`${name} ${body}`);
      const isLetter = this.letters[0]?.message.body === body && this.letters[0].target === name;
      this.write(queue, isLetter ? this.letters[0]!.message : (this.publishing ?? fail(`${body} is unknown`)), reason);
      return;
    }
    this.judgeDeath(queue, entry, reason);
    queue.remove(entry);
    this.write(queue, entry.message, reason);
  }

  /** What the log had of it was settled; when somebody is fetching it, it will be said that he has it. */
  settled(name: string, body: string, sequence: number, isFetching: boolean): void {
    const queue = this.queue(name);
    const entry = queue.find(body);
    if (entry?.sequence !== sequence || (entry.state !== 'ready' && entry.state !== 'delayed')) return;
    if (isFetching && this.mayGo(entry)) return;
    if (queue.settings.deadLetterExchange !== undefined) fail(`${body} is settled and not buried`);
    this.judgeDeath(queue, entry, 'expired');
    queue.remove(entry);
  }

  /** All that waits is dropped; how many that may be said to be. */
  purged(name: string): { readonly least: number; readonly most: number } {
    const queue = this.queue(name);
    const purged = queue.inState('ready', 'delayed');
    const live = purged.filter((entry) => !entry.isDue(this.now));
    for (const entry of purged) queue.remove(entry);
    return { least: live.length, most: purged.length };
  }

  /** A consumer, or somebody who asked for it, was given a message. */
  delivered(name: string, channel: PaperChannel, consumer: PaperConsumer | undefined, shown: ShownDelivery): void {
    const queue = this.queue(name);
    const entry = queue.find(shown.body) ?? fail(`${shown.body} is delivered and not in ${name}`);
    this.endReturns([entry]); // others come back with it, and something asked for a dispatch between them
    if (entry.state !== 'ready' && !entry.isReturning(this.now))
      fail(`${shown.body} is delivered while ${entry.state}`);
    if (!this.mayGo(entry)) fail(`${shown.body} is delivered and was due at ${entry.expiresAt}, now ${this.now}`);
    const earlier = queue.inState('ready').find((other) => this.mayGo(other) && other.isBefore(entry));
    if (earlier !== undefined) fail(`${shown.body} is delivered before ${earlier.message.body}`);
    if (shown.deliveryTag !== channel.nextTag++) fail(`${shown.body} has tag ${shown.deliveryTag}`);
    if (shown.redelivered !== entry.deliveries > 0 || shown.deliveries !== entry.deliveries) {
      fail(`${shown.body} was out ${entry.deliveries} times and says ${shown.redelivered} ${shown.deliveries}`);
    }
    if (consumer !== undefined) this.judgeConsumer(consumer);
    if (consumer?.noAck === true) {
      queue.remove(entry);
      return;
    }
    entry.state = 'out';
    channel.out.set(shown.deliveryTag, { entry, consumer: consumer?.tag });
  }

  /** Somebody asked for a message, and there was none. */
  foundEmpty(name: string): void {
    const live = this.queue(name)
      .inState('ready')
      .find((entry) => this.mayGo(entry));
    if (live !== undefined) fail(`${name} is said to be empty and has ${live.message.body}`);
  }

  /** What came back is in its place, or waits, and no more was to happen to it. */
  endReturns(entries: readonly PaperEntry[]): void {
    for (const entry of entries) {
      if (entry.state === 'discarded') fail(`${entry.message.body} was rejected and not buried`);
      if (entry.state !== 'back') continue;
      const { queue } = entry;
      if (entry.deliveries > queue.settings.deliveryLimit) fail(`${entry.message.body} came back too often`);
      const delayMs = queue.delayOf(entry);
      if (delayMs === 0 && entry.isDue(this.now)) fail(`${entry.message.body} came back and was due`);
      entry.state = delayMs > 0 ? 'delayed' : 'ready';
      entry.until = this.now + delayMs;
    }
  }

  // --- at rest ---

  /** Something is due that may wait a moment. */
  isBehind(): boolean {
    for (const queue of this.queues.values()) {
      const ready = queue.inState('ready');
      if (ready.some((entry) => entry.isDue(this.now))) return true;
      if (queue.settings.overflow === 'drop-head' && queue.isOver(ready)) return true;
      if (ready.length > 0 && this.withRoom(queue.name).length > 0) return true;
    }
    return false;
  }

  /** Nothing is under way any more: what should have happened has happened. */
  judgeRest(): void {
    if (this.letters.length > 0) fail(`${this.letters[0]!.message.body} did not reach ${this.letters[0]!.target}`);
    for (const queue of this.queues.values()) {
      queue.returned(this.now);
      const ready = queue.inState('ready');
      const due = ready.find((entry) => entry.isDue(this.now));
      if (due !== undefined)
        fail(
          `${due.message.body} in ${queue.name} (${due.deliveries}, until ${due.until}) was due at ${due.expiresAt} and is there at ${this.now}`,
        );
      if (queue.settings.overflow === 'drop-head' && queue.isOver(ready)) fail(`${queue.name} is too long`);
      const idle = ready.length === 0 ? undefined : this.withRoom(queue.name)[0];
      if (idle !== undefined) fail(`${idle.tag} could have ${ready[0]!.message.body}`);
    }
  }

  withRoom(queue: string): PaperConsumer[] {
    return this.consumers.filter((consumer) => {
      const { channel, tag, noAck, prefetch } = consumer;
      if (consumer.queue !== queue) return false;
      if (noAck || prefetch === 0) return true;
      let unacked = 0;
      for (const out of channel.out.values()) if (out.consumer === tag) unacked++;
      return unacked < prefetch;
    });
  }

  /** It is not too late for a delivery. */
  private mayGo(entry: PaperEntry): boolean {
    if (!entry.isDue(this.now)) return true;
    return entry.onlyIn === this.turn && entry.deliveries === 0;
  }

  private judgeConsumer(consumer: PaperConsumer): void {
    const able = this.withRoom(consumer.queue);
    if (!able.includes(consumer)) fail(`${consumer.tag} had no room`);
    const better = this.isSettling ? undefined : able.find(({ priority }) => priority > consumer.priority);
    if (better !== undefined) fail(`${better.tag} comes before ${consumer.tag}`);
  }

  private judgeRoom(queue: PaperQueue, entry: PaperEntry, isTaken: boolean): void {
    const { body } = entry.message;
    const mustRejectDeath = queue.settings.overflow === 'reject-publish-dlx' && !isTaken;
    const isBuried = this.refused.delete(`${queue.name} ${body}`);
    if (mustRejectDeath !== isBuried) fail(`${body} was refused and not buried, or the other way round`);
    if (queue.settings.overflow === 'drop-head') {
      if (!isTaken) fail(`${body} was rejected by a queue that drops`);
      return;
    }
    const mayCount = (one: PaperEntry): boolean => this.mayOvercount || one.isReturning(this.now);
    // What comes back just now may have come already.
    const all = [...queue.inState('ready', 'back'), ...queue.inState('delayed').filter(mayCount)];
    const live = queue.inState('ready').filter((one) => !one.isDue(this.now));
    if (isTaken && queue.isOver([...live, entry])) fail(`${body} was taken by a full queue`);
    if (!isTaken && !queue.isOver([...all, entry])) fail(`${body} was rejected by a queue with room`);
  }

  private judgeDeath(queue: PaperQueue, entry: PaperEntry, reason: DeathReason): void {
    const { body } = entry.message;
    const what = `${body} died of ${reason} while ${entry.state}`;
    if (reason === 'rejected') {
      if (entry.state !== 'discarded') fail(what);
    } else if (reason === 'delivery_limit') {
      if (entry.state !== 'back' || entry.deliveries <= queue.settings.deliveryLimit) fail(what);
    } else if (reason === 'maxlen') {
      this.judgeOverflow(queue, entry);
    } else {
      this.judgeExpiry(queue, entry);
    }
  }

  private judgeExpiry(queue: PaperQueue, entry: PaperEntry): void {
    const { body } = entry.message;
    if (!entry.isDue(this.now)) fail(`${body} expired at ${this.now} and was to at ${entry.expiresAt}`);
    if (entry.state === 'back') {
      if (entry.deliveries > queue.settings.deliveryLimit || queue.delayOf(entry) > 0) fail(`${body} expired first`);
      return;
    }
    if (entry.state !== 'ready' && !entry.isReturning(this.now)) fail(`${body} expired while ${entry.state}`);
    if (!this.isPrompt || entry.state !== 'ready') return;
    if (entry.expiresAt + LATE_MS <= this.now) fail(`${body} expired late, at ${this.now} for ${entry.expiresAt}`);
    const tied = queue.inState('ready').filter(({ expiresAt, level }) => {
      return expiresAt === entry.expiresAt && level === entry.level;
    });
    const earlier = tied.find(({ place }) => place < entry.place);
    if (earlier !== undefined) fail(`${body} expired before ${earlier.message.body}`);
    if (
      entry.onlyIn === this.turn &&
      entry.deliveries === 0 &&
      !this.isSettling &&
      this.withRoom(queue.name).length > 0
    ) {
      fail(`${body} expired and could have been delivered`);
    }
  }

  private judgeOverflow(queue: PaperQueue, entry: PaperEntry): void {
    const { body } = entry.message;
    if (queue.settings.overflow !== 'drop-head') fail(`${body} was dropped and nobody asked for that`);
    this.endReturns([entry]);
    if (entry.state !== 'ready' && !entry.isReturning(this.now)) fail(`${body} was dropped while ${entry.state}`);
    const returning = queue.inState('delayed').filter((one) => one.isReturning(this.now));
    const all = [...queue.inState('ready', 'back'), ...returning];
    if (!queue.isOver(all)) fail(`${body} was dropped from a queue that is short enough`);
    const earlier = queue.inState('ready').find((one) => one.isBefore(entry) && !one.isDue(this.now));
    if (earlier !== undefined) fail(`${body} was dropped before ${earlier.message.body}`);
  }

  /** The dead letter of a message is on its way. */
  private write(queue: PaperQueue, message: PaperMessage, reason: DeathReason): void {
    const { deadLetterExchange, deadLetterRoutingKey: target } = queue.settings;
    if (deadLetterExchange === undefined || target === undefined || this.absent.has(target)) return;
    const deaths = oneMoreDeath(message.deaths, queue.name, reason);
    if (goesRound(deaths, target)) return;
    this.letters.push({ target, message: { ...message, expirationMs: -1, deaths } });
  }

  /** Dead letters arrive in the order of the deaths. */
  private letterFor(queue: string, body: string): PaperMessage {
    const { target, message } = this.letters.shift() ?? fail(`${body} comes and nobody sent it`);
    if (target !== queue || message.body !== body) {
      fail(`${body} comes to ${queue} instead of ${message.body} to ${target}`);
    }
    return message;
  }
}
