/**
 * The ledger: what was published, confirmed, delivered and answered, as the clients saw it, and so what a
 * broker that was killed must still have, may have, and must not have.
 */
import { Books } from './books.js';
import { type Delivery, checkDelivery, checkPriority, checkRetry, checkReturn, reportUnexpected } from './checks.js';
import { Durability } from './durability.js';
import { Moves } from './moves.js';
import {
  type Copy,
  type Message,
  type QueueRecord,
  type Tap,
  type Unit,
  describeMessage,
  isSure,
  isVolatile,
  newTap,
  newUnit,
} from './records.js';
import type { Answering, Publishing } from './requests.js';
import { comeBack, surviveKill } from './returns.js';
import { Topology } from './topology.js';
import type { Violations } from './violations.js';

export class Ledger {
  readonly counts = { published: 0, confirmed: 0, committed: 0, delivered: 0, redelivered: 0, answersOnTheirWay: 0 };
  readonly moves: Moves;
  readonly topology = new Topology(
    () => this.reroute(),
    (queue, why) => this.forgetQueue(queue, why),
  );
  private readonly books: Books;
  private readonly sequences = new Map<string, number>();
  private readonly durability: Durability;
  /** Counts publishes and commits. */
  private stamp = 0;

  constructor(
    readonly run: string,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.books = new Books(run);
    this.moves = new Moves(this.books, this.topology, now);
    this.durability = new Durability(this.books, now, (copy, why) => this.moves.settled(copy, why));
  }

  get violations(): Violations {
    return this.books.violations;
  }

  /** Counts the processes of the broker. */
  get generation(): number {
    return this.books.generation;
  }

  /** Copies that the broker may have. */
  get copies(): number {
    return this.books.copies;
  }

  // What clients send.

  publish(publishing: Publishing): Message {
    const { publisher, exchange, routingKey, size, persistent = true, mandatory = false, tap } = publishing;
    const { priority = 0, expirationMs, delayMs = 0 } = publishing;
    const sequence = (this.sequences.get(publisher) ?? 0) + 1;
    this.sequences.set(publisher, sequence);
    const { sure, maybe } = this.topology.routeOf({ exchange, routingKey, delayMs });
    const stamp = ++this.stamp;
    const message: Message = {
      id: stamp,
      publisher,
      sequence,
      exchange,
      routingKey,
      size,
      persistent,
      mandatory,
      priority,
      expirationMs,
      delayMs,
      unit: publishing.unit ?? newUnit('publish', 'sent'),
      generation: this.generation,
      stamp,
      sentAt: this.now(),
      tap,
      copies: new Map(),
      routed: sure.size > 0 ? 'yes' : maybe.size > 0 ? 'maybe' : 'no',
      returned: false,
    };
    this.counts.published++;
    message.unit.messages.push(message);
    this.books.messages.set(message.id, message);
    this.books.pending.add(message);
    for (const queue of sure) this.books.addCopy(message, queue, { maybeNever: false, from: undefined });
    for (const queue of maybe) this.books.addCopy(message, queue, { maybeNever: true, from: undefined });
    return message;
  }

  begin(label: string): Unit {
    const unit = newUnit(`transaction of ${label}`, 'open');
    this.books.transactions.add(unit);
    return unit;
  }

  committing(unit: Unit): void {
    unit.outcome = 'sent';
    unit.stamp = ++this.stamp;
  }

  rollingBack(unit: Unit): void {
    for (const { copy } of unit.acknowledged) {
      copy.state = 'out';
      copy.acknowledgedBy = undefined;
    }
    this.books.voidUnit(unit, 'was rolled back');
  }

  openTap(queue: QueueRecord, label: string, isAudit = false): Tap {
    return newTap(queue, { label, generation: this.generation, isAudit });
  }

  /** A client acknowledges or rejects deliveries, or returns them to their queue. */
  answer(tap: Tap, { tag, multiple = false, requeue = false, reject = false, unit }: Answering): void {
    const tags = multiple ? [...tap.unanswered.keys()].filter((other) => other <= tag) : [tag];
    for (const each of tags) {
      const copy = tap.unanswered.get(each);
      if (copy === undefined) throw new Error(`${tap.label} has no delivery ${each}`);
      if (unit === undefined) {
        tap.unanswered.delete(each);
        if (requeue) this.returnToQueue(copy);
        else {
          if (reject && this.moves.leadsOn(copy)) copy.rejected = 'yes';
          this.durability.answered(copy, this.stamp, tap);
        }
      } else if (copy.acknowledgedBy === undefined) {
        copy.state = 'answered';
        copy.acknowledgedBy = unit;
        unit.acknowledged.push({ copy, tap, tag: each });
        this.books.note(copy, 'answered in a transaction');
      }
    }
  }

  /** The channel is about to be closed: what was not answered goes back. */
  closeTap(tap: Tap): void {
    tap.open = false;
    tap.queue.returnedIn = this.generation; // there may be more on their way to us
    for (const copy of tap.unanswered.values()) this.returnToQueue(copy);
    tap.unanswered.clear();
  }

  /** All messages of a queue without consumers are about to be dropped. Returns what to call when they were. */
  purge(queue: QueueRecord): () => void {
    const ready = [...queue.copies.values()].filter(({ state }) => state === 'ready');
    const sure = ready.filter(isSure);
    for (const copy of ready) copy.maybeGone = true;
    queue.isPurged = true;
    return () => {
      queue.isPurged = false;
      for (const copy of sure) this.durability.answered(copy, this.stamp);
    };
  }

  // What the broker sends.

  confirmed(message: Message): void {
    this.counts.confirmed++;
    this.books.pending.delete(message);
    checkReturn(this.books, message);
    message.unit.outcome = 'durable';
    this.durability.confirmed(message);
    this.books.forgetIfDone(message);
  }

  committed(unit: Unit): void {
    this.counts.committed++;
    unit.outcome = 'durable';
    this.books.transactions.delete(unit);
    this.durability.committed(unit);
    for (const { copy, tap, tag } of unit.acknowledged) {
      tap.unanswered.delete(tag);
      this.moves.settled(copy, `settled by a ${unit.label}`);
    }
    for (const message of unit.messages) {
      this.books.pending.delete(message);
      checkReturn(this.books, message);
      this.books.forgetIfDone(message);
    }
  }

  returned(messageId: unknown): void {
    const message = this.books.find(messageId);
    if (message === undefined) return;
    message.returned = true;
    if (!message.mandatory) this.violations.add('misrouted', `${describeMessage(message)} came back, not mandatory`);
  }

  delivered(tap: Tap, delivery: Delivery): void {
    if (!tap.open) return;
    const { deliveryTag, redelivered } = delivery.fields;
    this.counts.delivered++;
    if (redelivered) this.counts.redelivered++;
    const message = this.books.find(delivery.properties.messageId);
    const copy = message && (message.copies.get(tap.queue) ?? this.moves.arrival(message, tap.queue));
    if (copy === undefined) {
      reportUnexpected(this.books, tap, delivery, this.moves.whyGone(delivery.properties.messageId));
      return;
    }
    checkDelivery(this.books, tap, copy, delivery);
    checkRetry(this.books, copy, this.now());
    if (tap.isAudit) checkPriority(this.books, tap, copy);
    this.moves.seen(copy, this.stamp, delivery);
    this.isThere(copy);
    copy.state = 'out';
    copy.seenGeneration = this.generation;
    copy.seenStamp = this.stamp;
    copy.audit = this.books.audit;
    this.books.note(copy, redelivered ? 'redelivered' : 'delivered');
    tap.unanswered.set(deliveryTag, copy);
  }

  // What befalls the broker.

  /** The process is gone, and everything that it sent was received. */
  crash(): void {
    for (const message of this.books.pending) if (message.unit.outcome === 'sent') message.unit.outcome = 'unknown';
    for (const unit of this.books.transactions) {
      if (unit.outcome === 'open') this.abandon(unit);
      else if (unit.outcome === 'sent') unit.outcome = 'unknown';
    }
    for (const { copies } of this.books.messages.values()) for (const copy of copies.values()) this.crashCopy(copy);
    for (const message of this.books.pending) this.books.forgetIfDone(message);
    this.books.pending.clear();
    this.durability.crash();
    this.topology.crash();
    this.books.generation++;
  }

  /** From now on every queue is read to its end, while nobody else publishes or consumes. */
  beginAudit(): void {
    this.books.audit++;
  }

  /** True when something that must be there was not read yet. */
  awaitsMore(untilDue: boolean): boolean {
    return this.books.awaitsMore(this.now(), untilDue);
  }

  /** Every queue was read to its end. */
  endAudit(): void {
    this.books.concludeAudit(this.now());
  }

  /** A queue that had to be there is not. */
  lostQueue(queue: QueueRecord): void {
    this.violations.add('definition', `queue ${queue.name} is gone in process ${this.generation}`);
    for (const copy of queue.copies.values()) if (isSure(copy)) this.books.violate('lost', copy, 'its queue is gone');
    this.topology.queueIsGone(queue, 'the queue was lost');
  }

  /** The broker was killed before the commit: nothing of the transaction happened. */
  private abandon(unit: Unit): void {
    for (const { copy } of unit.acknowledged) {
      copy.state = 'out';
      copy.acknowledgedBy = undefined;
    }
    this.books.voidUnit(unit, 'was never committed');
  }

  private crashCopy(copy: Copy): void {
    if (isVolatile(copy)) {
      this.books.forget(copy, 'transient, and the broker was killed');
      return;
    }
    if (copy.state === 'moved' && this.durability.isDurable(copy.movedStamp)) {
      this.books.forget(copy, 'moved for good');
      return;
    }
    if (this.durability.isSeenForGood(copy)) copy.seenForGood = true;
    if (copy.state === 'answered') this.counts.answersOnTheirWay++;
    surviveKill(copy);
    this.books.note(copy, 'killed');
  }

  /** A message that comes proves that it was kept, and that its acknowledgement was not. */
  private isThere(copy: Copy): void {
    const { message, acknowledgedBy } = copy;
    if (message.unit.outcome === 'unknown') this.books.happened(message.unit, copy);
    copy.maybeGone = false;
    copy.maybeNever = false;
    if (acknowledgedBy === undefined) return;
    copy.acknowledgedBy = undefined;
    this.books.didNotHappen(acknowledgedBy, copy);
  }

  private returnToQueue(copy: Copy): void {
    comeBack(copy, this.now());
    copy.queue.returnedIn = this.generation;
    this.books.note(copy, 'returned');
  }

  /** What is declared changes: messages without an answer may have come before or after that. */
  private reroute(): void {
    for (const message of this.books.pending) {
      const { sure, maybe } = this.topology.routeOf(message);
      for (const copy of message.copies.values()) {
        const isMoved = copy.from !== undefined;
        if (!isMoved && !sure.has(copy.queue) && copy.seenGeneration === 0) copy.maybeNever = true;
      }
      for (const queue of [...sure, ...maybe]) {
        if (message.copies.has(queue) || this.books.whyGone(`${this.run}-${message.id}`, queue) !== undefined) continue;
        this.books.addCopy(message, queue, { maybeNever: true, from: undefined });
      }
      const isSure = [...message.copies.values()].some(({ maybeNever }) => !maybeNever);
      if (!isSure && (message.routed === 'yes' || message.copies.size > 0)) message.routed = 'maybe';
    }
  }

  private forgetQueue(queue: QueueRecord, why: string): void {
    for (const copy of [...queue.copies.values()]) this.books.forget(copy, why);
  }
}
