/**
 * What the ledger writes down: messages, their copies in queues, and the units that are kept as a
 * whole or not at all (one publish, or one transaction).
 */

/**
 * open: a transaction without a commit. sent: on its way, no answer yet. durable: confirmed.
 * unknown: the broker was killed before it answered. happened: unknown at first, and then a part of it was found.
 */
export type Outcome = 'open' | 'sent' | 'durable' | 'unknown' | 'happened' | 'void';

export interface Unit {
  readonly label: string;
  readonly messages: Message[];
  /** What the transaction acknowledges. */
  readonly acknowledged: Acknowledged[];
  outcome: Outcome;
  /** When its commit was sent. */
  stamp: number;
}

export interface Acknowledged {
  readonly copy: Copy;
  readonly tap: Tap;
  readonly tag: number;
}

export interface Message {
  readonly id: number;
  readonly publisher: string;
  /** Rises with each message of a publisher. */
  readonly sequence: number;
  readonly exchange: string;
  readonly routingKey: string;
  readonly size: number;
  readonly persistent: boolean;
  readonly mandatory: boolean;
  readonly priority: number;
  /** It expires after so long in its first queue; undefined when it does not say. */
  readonly expirationMs: number | undefined;
  /** An exchange that delays holds it for so long. */
  readonly delayMs: number;
  readonly unit: Unit;
  /** Of the process that it was sent to. */
  readonly generation: number;
  /** The ledger's count of publishes. */
  readonly stamp: number;
  /** In milliseconds since 1970, as all times here: the broker has the same clock. */
  readonly sentAt: number;
  /** The consumer that sent it on its own channel, behind its acknowledgements. */
  readonly tap: Tap | undefined;
  /** By queue; those that are known to be gone are not here any more. */
  readonly copies: Map<QueueRecord, Copy>;
  /** Whether it reached a queue, as far as is known. */
  routed: 'yes' | 'maybe' | 'no';
  returned: boolean;
}

/** One message in one queue, until it is known to be gone. */
export interface Copy {
  readonly message: Message;
  readonly queue: QueueRecord;
  /**
   * ready: the broker has it. out: it was delivered to us. answered: we have acknowledged or rejected it.
   * moved: this process has left it in other queues instead (`moves.ts`).
   */
  state: 'ready' | 'out' | 'answered' | 'moved';
  /** It may never have been routed here: a binding was on its way, or going. */
  maybeNever: boolean;
  /** It may be gone: its acknowledgement was on its way when the broker was killed. */
  maybeGone: boolean;
  /** The transaction that acknowledged it, as long as it is not decided. */
  acknowledgedBy: Unit | undefined;
  /** When it was last delivered: process and stamp. Process 0: never. */
  seenGeneration: number;
  seenStamp: number;
  /** The broker must know, whatever happens, that it was delivered. */
  seenForGood: boolean;
  /** Where it came from, when its message was moved here by the broker. */
  readonly from: Copy | undefined;
  /** Where it was moved to, as long as it is not known whether the broker remembers that. */
  to: readonly Copy[];
  /** The ledger's count of publishes when it was seen to have moved. */
  movedStamp: number;
  /** Whether we have rejected it; maybe: that was on its way when the broker was killed. */
  rejected: 'no' | 'yes' | 'maybe';
  /** When its time is over, Infinity when it has none; the broker may know a later one. */
  readonly expiresAt: number;
  /** It may be where no client sees it until then. */
  hiddenUntil: number;
  /** It must not be delivered before. */
  notBefore: number;
  /** How often it came back to its queue: in this process at least, and altogether at most. */
  returns: number;
  returnsMax: number;
  /** The audit that saw it last. */
  audit: number;
  /** What happened to it, for those who look for the reason of a violation. */
  trail: string;
}

export type Arguments = Readonly<Record<string, string | number>>;

export interface QueueRecord {
  readonly name: string;
  readonly durable: boolean;
  /** It is never deleted. */
  readonly fixed: boolean;
  readonly arguments: Arguments;
  /** It belongs to an exchange that delays messages, and is no client's to see. */
  readonly hidden: boolean;
  state: 'declaring' | 'there' | 'deleting' | 'gone';
  readonly copies: Map<number, Copy>;
  /** The broker was told to drop its messages and has not answered: those that come meanwhile may be dropped too. */
  isPurged: boolean;
  /** The process in which messages were last returned to it: their order is another one from then on. */
  returnedIn: number;
}

/** Where deliveries of a queue come out: a consumer, or a channel that gets. */
export interface Tap {
  readonly queue: QueueRecord;
  readonly label: string;
  readonly generation: number;
  /** It reads a queue to its end, while nobody else does anything. */
  readonly isAudit: boolean;
  /** Unanswered copies by delivery tag, in order. */
  readonly unanswered: Map<number, Copy>;
  readonly answers: Answer[];
  /** The last one of each publisher: of all deliveries, and of first ones. */
  readonly last: Map<string, Copy>;
  readonly lastFirst: Map<string, Copy>;
  /** Of all deliveries. */
  lowestPriority: number;
  open: boolean;
}

export interface Answer {
  readonly copy: Copy;
  /** The ledger's count of publishes when it was sent. */
  readonly stamp: number;
  readonly at: number;
}

export function newUnit(label: string, outcome: Outcome): Unit {
  return { label, outcome, messages: [], acknowledged: [], stamp: 0 };
}

export function newCopy(
  message: Message,
  queue: QueueRecord,
  known: Pick<Copy, 'maybeNever' | 'audit' | 'from'>,
): Copy {
  const { sentAt, expirationMs = Infinity, delayMs } = message;
  // A dead letter does not expire by itself once more.
  const timeToLiveMs = known.from === undefined ? Math.min(limitOf(queue, 'x-message-ttl'), expirationMs) : Infinity;
  return {
    message,
    queue,
    state: 'ready',
    ...known,
    maybeGone: queue.isPurged,
    acknowledgedBy: undefined,
    seenGeneration: 0,
    seenStamp: 0,
    seenForGood: false,
    to: [],
    movedStamp: 0,
    rejected: 'no',
    expiresAt: queue.hidden ? Infinity : sentAt + timeToLiveMs,
    hiddenUntil: queue.hidden ? sentAt + delayMs : -Infinity,
    notBefore: 0,
    returns: 0,
    returnsMax: 0,
    trail: '',
  };
}

/** A limit among the arguments of a queue; Infinity when it has none. */
export function limitOf(queue: QueueRecord, argument: string): number {
  return Number(queue.arguments[argument] ?? Infinity);
}

export function newTap(queue: QueueRecord, who: Pick<Tap, 'label' | 'generation' | 'isAudit'>): Tap {
  const unanswered = new Map<number, Copy>();
  return {
    queue,
    ...who,
    unanswered,
    answers: [],
    last: new Map(),
    lastFirst: new Map(),
    lowestPriority: Infinity,
    open: true,
  };
}

/** It survives no process. */
export function isVolatile({ message, queue }: Copy): boolean {
  return !message.persistent || !queue.durable;
}

/** It must be there. */
export function isSure({ message: { unit }, maybeGone, maybeNever }: Copy): boolean {
  return (unit.outcome === 'durable' || unit.outcome === 'happened') && !maybeGone && !maybeNever;
}

/** As far as is known. */
export function isThereStill(copy: Copy): boolean {
  return copy.message.copies.get(copy.queue) === copy;
}

export function describeMessage(message: Message): string {
  const { id, publisher, sequence, exchange, routingKey, size, persistent, unit } = message;
  const what = `${publisher} #${sequence} > ${exchange}/${routingKey}, ${size} bytes`;
  return `message ${id} (${what}, ${persistent ? 'persistent' : 'transient'}, ${unit.label} ${unit.outcome})`;
}
