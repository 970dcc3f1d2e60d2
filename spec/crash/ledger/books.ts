/**
 * The books: the messages that a broker may have, their copies, and why the others are gone.
 */
import {
  type Copy,
  type Message,
  type QueueRecord,
  type Unit,
  describeMessage,
  isSure,
  isThereStill,
  limitOf,
  newCopy,
} from './records.js';
import { type ViolationKind, Violations } from './violations.js';

/** Of these many copies is remembered why they are gone. */
const ENDED_MAX = 300_000;
/** What is due is where it belongs after so long, however busy the machine. */
const LATE_MS = 5_000;

export class Books {
  readonly violations = new Violations();
  /** All that may be there. */
  readonly messages = new Map<number, Message>();
  /** Those without an answer, as long as the process lives that they were sent to. */
  readonly pending = new Set<Message>();
  /** Transactions that are not decided. */
  readonly transactions = new Set<Unit>();
  /** Counts the processes of the broker. */
  generation = 1;
  /** Copies that may be there. */
  copies = 0;
  /** Counts audits. */
  audit = 0;
  private readonly ended = new Map<string, string>();
  private readonly incarnations = new Map<QueueRecord, number>();

  constructor(
    /** Marks the messages of this run. */
    readonly run: string,
  ) {}

  find(messageId: unknown): Message | undefined {
    const id = this.idOf(messageId);
    return id === undefined ? undefined : this.messages.get(id);
  }

  addCopy(message: Message, queue: QueueRecord, known: Pick<Copy, 'maybeNever' | 'from'>): Copy {
    // What is published in an audit is not missed in it; what is moved is, in all queues that it was moved to.
    const audit = known.from === undefined ? this.audit : 0;
    const copy = newCopy(message, queue, { ...known, audit });
    message.copies.set(queue, copy);
    queue.copies.set(message.id, copy);
    this.copies++;
    return copy;
  }

  /** It is known to be gone. */
  forget(copy: Copy, why: string): void {
    const { message, queue } = copy;
    if (message.copies.get(queue) !== copy) return;
    message.copies.delete(queue);
    queue.copies.delete(message.id);
    this.copies--;
    this.ended.set(this.endedKey(message.id, queue), `${why} (${copy.trail.trim()})`);
    if (this.ended.size > ENDED_MAX) this.ended.delete(this.ended.keys().next().value!);
    this.forgetIfDone(message);
  }

  /** A message without copies is forgotten once it was answered. */
  forgetIfDone({ id, copies, unit }: Message): void {
    if (copies.size === 0 && unit.outcome !== 'open' && unit.outcome !== 'sent') this.messages.delete(id);
  }

  /** Why a message is not on this queue any more. */
  whyGone(messageId: unknown, queue: QueueRecord): string | undefined {
    const id = this.idOf(messageId);
    return id === undefined ? undefined : this.ended.get(this.endedKey(id, queue));
  }

  note(copy: Copy, event: string): void {
    copy.trail += ` ${this.generation}:${event}`;
  }

  violate(kind: ViolationKind, copy: Copy, text: string): void {
    const { message, queue, trail } = copy;
    const what = `${describeMessage(message)} of process ${message.generation} on ${queue.name}`;
    this.violations.add(kind, `${what}, in process ${this.generation}: ${text} (${trail.trim()})`);
  }

  // A unit is there as a whole or not at all: one part decides for all.

  /** A part of it is there. */
  happened(unit: Unit, proof: Copy): void {
    if (unit.outcome === 'void') this.violate('torn', proof, `this part of the ${unit.label} is there, another is not`);
    if (unit.outcome !== 'unknown') return;
    unit.outcome = 'happened';
    for (const { copy } of unit.acknowledged) {
      if (copy.acknowledgedBy === unit) this.forget(copy, `settled by a ${unit.label} of which a part is there`);
    }
  }

  /** A part of it is not there. */
  didNotHappen(unit: Unit, proof: Copy): void {
    if (unit.outcome === 'happened') {
      this.violate('torn', proof, `this part of the ${unit.label} is not there, another is`);
    }
    if (unit.outcome !== 'unknown') return;
    for (const { copy } of unit.acknowledged) {
      if (copy.acknowledgedBy !== unit) continue;
      copy.acknowledgedBy = undefined;
      copy.maybeGone = false;
    }
    this.voidUnit(unit, 'was not kept as a whole');
  }

  voidUnit(unit: Unit, why: string): void {
    unit.outcome = 'void';
    this.transactions.delete(unit);
    for (const message of unit.messages) {
      this.pending.delete(message);
      for (const copy of message.copies.values()) this.forget(copy, `in a ${unit.label} that ${why}`);
      this.forgetIfDone(message);
    }
  }

  /**
   * True when something that must be there has not come in this audit.
   *
   * @param untilDue - also what need not come before a time that is yet to come
   */
  awaitsMore(now: number, untilDue: boolean): boolean {
    for (const { copies } of this.messages.values()) {
      for (const copy of copies.values()) {
        const { audit, state, to, hiddenUntil } = copy;
        if (audit === this.audit || state === 'moved' || to.length > 0 || !isSure(copy)) continue;
        if (untilDue || hiddenUntil <= now) return true;
      }
    }
    return false;
  }

  /** Every queue was read to its end: what was there before and did not come is not there. */
  concludeAudit(now: number): void {
    const all = [...this.messages.values()].flatMap(({ copies }) => [...copies.values()]);
    const absent = all.filter(({ audit, state }) => audit !== this.audit && state !== 'moved');
    const gone = absent.filter((copy) => ![copy, ...copy.to].some((one) => mayBeOnItsWay(one, now)));
    for (const copy of gone) if (copy.to.length === 0) this.concludeGone(copy);
    for (const copy of gone) this.forget(copy, `not there in process ${this.generation}`);
    for (const unit of this.transactions) if (unit.outcome !== 'open') this.transactions.delete(unit);
    this.checkLengths(all.filter(({ audit }) => audit === this.audit));
  }

  private concludeGone(copy: Copy): void {
    const { unit } = copy.message;
    if (isSure(copy)) this.violate(unit.outcome === 'happened' ? 'torn' : 'lost', copy, 'it is not in its queue');
    else if (!copy.maybeGone && !copy.maybeNever) this.didNotHappen(unit, copy);
    // Nothing but its acknowledgement can have removed it.
    const remover = copy.acknowledgedBy;
    if (remover !== undefined && isSure({ ...copy, maybeGone: false })) this.happened(remover, copy);
  }

  /** No queue has more than it may; nobody but audits reads those that have a limit. */
  private checkLengths(found: readonly Copy[]): void {
    for (const queue of new Set(found.map((copy) => copy.queue))) {
      const length = found.filter((copy) => copy.queue === queue).length;
      if (length <= limitOf(queue, 'x-max-length')) continue;
      this.violations.add('too many', `${length} messages on ${queue.name} in process ${this.generation}`);
    }
  }

  private idOf(messageId: unknown): number | undefined {
    const text = String(messageId);
    return text.startsWith(`${this.run}-`) ? Number(text.slice(this.run.length + 1)) : undefined;
  }

  private endedKey(id: number, queue: QueueRecord): string {
    // Queues of the same name come one after the other.
    const incarnation = this.incarnations.get(queue) ?? this.incarnations.size;
    this.incarnations.set(queue, incarnation);
    return `${id}@${incarnation}`;
  }
}

/** The broker may have it where no client sees it. Such as must be there are awaited once their time has come. */
function mayBeOnItsWay(copy: Copy, now: number): boolean {
  const { hiddenUntil, expiresAt } = copy.from !== undefined && isThereStill(copy.from) ? copy.from : copy;
  if (now < hiddenUntil) return true;
  if (isSure(copy)) return false;
  return now < hiddenUntil + LATE_MS || (expiresAt <= now && now < expiresAt + LATE_MS);
}
