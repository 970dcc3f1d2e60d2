/**
 * A broker on paper: its queues, their consumers, and dead letters on their way.
 */
import type { DeathReason } from '../../src/core/dead-letter/death.js';
import {
  type PaperChannel,
  type PaperConsumer,
  type PaperDeath,
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
  came(name: string, body: string, isTaken: boolean, deaths: readonly PaperDeath[]): boolean {
    const queue = this.queue(name);
    const isPublish = this.publishing?.body === body && deaths.length === 0;
    const message = isPublish ? this.publishing! : this.letterFor(name, body);
    if (JSON.stringify(message.deaths) !== JSON.stringify(deaths)) {
      fail(`${body} says of itself ${JSON.stringify(deaths)} and should ${JSON.stringify(message.deaths)}`);
    }
    const ttl = queue.timeToLive(message);
    const expiresAt = ttl === Infinity ? 0 : this.now + ttl;
    const entry = new PaperEntry(message, queue, this.nextPlace++, expiresAt, ttl === 0 ? this.turn : -1);
    this.judgeRoom(queue, entry, isTaken);
    if (isTaken) queue.entries.push(entry);
    return isPublish;
  }

  died(name: string, body: string, reason: DeathReason): void {
    const queue = this.queue(name);
    const entry = queue.find(body);
    if (entry === undefined) {
      if (reason !== 'maxlen' || queue.settings.overflow !== 'reject-publish-dlx') fail(`${body} died twice: ${reason}`);
      this.refused.add(`${name} ${body}`);
      this.write(queue, this.publishing?.body === body ? this.publishing : this.nextLetter(body), reason);
      return;
    }
    this.judgeDeath(queue, entry, reason);
    queue.remove(entry);
    this.write(queue, entry.message, reason);
  }

  /** What the log had of it was settled. */
  settled(name: string, body: string): void {
    const queue = this.queue(name);
    const entry = queue.find(body);
    if (entry?.state !== 'ready' && entry?.state !== 'delayed') return;
    if (queue.settings.deadLetterExchange !== undefined) fail(`${body} is settled and not buried`);
    this.judgeDeath(queue, entry, 'expired');
    queue.remove(entry);
  }

  /** A consumer, or somebody who asked for it, was given a message. */
  delivered(name: string, channel: PaperChannel, consumer: PaperConsumer | undefined, shown: ShownDelivery): void {
    const queue = this.queue(name);
    const entry = queue.find(shown.body) ?? fail(`${shown.body} is delivered and not in ${name}`);
    if (entry.state !== 'ready' && !entry.isReturning(this.now)) fail(`${shown.body} is delivered while ${entry.state}`);
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
    const live = this.queue(name).inState('ready').find((entry) => this.mayGo(entry));
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

  /** Nothing is under way any more: what should have happened has happened. */
  judgeRest(): void {
    if (this.letters.length > 0) fail(`${this.letters[0]!.message.body} did not reach ${this.letters[0]!.target}`);
    for (const queue of this.queues.values()) {
      for (const entry of queue.inState('delayed')) if (entry.isReturning(this.now)) entry.state = 'ready';
      const ready = queue.inState('ready');
      const due = ready.find((entry) => entry.isDue(this.now));
      if (due !== undefined) fail(`${due.message.body} was due at ${due.expiresAt} and is there at ${this.now}`);
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
    const better = able.find(({ priority }) => priority > consumer.priority);
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
    const all = [...queue.inState('ready'), ...queue.inState('delayed').filter((one) => one.isReturning(this.now))];
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
    if (entry.expiresAt !== this.now) fail(`${body} expired late, at ${this.now} for ${entry.expiresAt}`);
    const tied = queue.inState('ready').filter(({ expiresAt, level }) => {
      return expiresAt === entry.expiresAt && level === entry.level;
    });
    const earlier = tied.find(({ place }) => place < entry.place);
    if (earlier !== undefined) fail(`${body} expired before ${earlier.message.body}`);
    if (entry.onlyIn === this.turn && entry.deliveries === 0 && this.withRoom(queue.name).length > 0) {
      fail(`${body} expired and could have been delivered`);
    }
  }

  private judgeOverflow(queue: PaperQueue, entry: PaperEntry): void {
    const { body } = entry.message;
    if (queue.settings.overflow !== 'drop-head') fail(`${body} was dropped and nobody asked for that`);
    if (entry.state !== 'ready' && !entry.isReturning(this.now)) fail(`${body} was dropped while ${entry.state}`);
    const all = [...queue.inState('ready'), ...queue.inState('delayed').filter((one) => one.isReturning(this.now))];
    if (!queue.isOver(all)) fail(`${body} was dropped from a queue that is short enough`);
    const earlier = queue.inState('ready').find((one) => one.isBefore(entry) && !one.isDue(this.now));
    if (earlier !== undefined) fail(`${body} was dropped before ${earlier.message.body}`);
  }

  /** The dead letter of a message is on its way. */
  private write(queue: PaperQueue, message: PaperMessage, reason: DeathReason): void {
    const { deadLetterExchange, deadLetterRoutingKey: target } = queue.settings;
    if (deadLetterExchange === undefined || target === undefined) return;
    const deaths = oneMoreDeath(message.deaths, queue.name, reason);
    if (goesRound(deaths, target)) return;
    this.letters.push({ target, message: { ...message, expirationMs: -1, deaths } });
  }

  private nextLetter(body: string): PaperMessage {
    const next = this.letters[0];
    if (next?.message.body !== body) fail(`${body} comes and nobody sent it`);
    return next.message;
  }

  /** Dead letters arrive in the order of the deaths. */
  private letterFor(queue: string, body: string): PaperMessage {
    const message = this.nextLetter(body);
    const { target } = this.letters.shift()!;
    if (target !== queue) fail(`${body} went to ${queue} instead of ${target}`);
    return message;
  }
}
