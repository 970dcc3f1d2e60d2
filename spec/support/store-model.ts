/**
 * A naive store: what a durable one has to have, turn by turn, since a crash may take the last turns.
 */
export interface ModelMessage {
  readonly body: string;
  readonly expiresAt: number;
  delayedUntil: number;
  deliveries: number;
}

export interface ModelQueue {
  nextSequence: number;
  /** By sequence number, in order. Each lane of a queue is a queue here. */
  readonly messages: Map<number, ModelMessage>;
}

/** All that can be seen after a restart. */
export type ModelState = ReadonlyMap<string, Readonly<ModelQueue>>;

interface Turn {
  /** The commit that makes it durable, if that is known. */
  readonly commit: number | undefined;
  readonly state: string;
}

export class StoreModel {
  readonly queues = new Map<string, ModelQueue>();
  /** How things stood after each turn that a crash may take, the first one being durable. */
  private turns: Turn[] = [];

  constructor() {
    this.endTurn(0);
  }

  define(name: string): void {
    this.queues.set(name, { nextSequence: 0, messages: new Map() });
  }

  remove(name: string): void {
    this.queues.delete(name);
  }

  /** The queue gets its next message. */
  append(name: string, sequence: number, message: Pick<ModelMessage, 'body' | 'expiresAt'>): void {
    const queue = this.queues.get(name)!;
    queue.messages.set(sequence, { ...message, delayedUntil: 0, deliveries: 0 });
    queue.nextSequence = sequence + 1;
  }

  settleRange(name: string, from: number, to: number): void {
    const { messages } = this.queues.get(name)!;
    for (const sequence of messages.keys()) if (sequence >= from && sequence < to) messages.delete(sequence);
  }

  deliver(name: string, sequence: number): void {
    const message = this.queues.get(name)!.messages.get(sequence);
    if (message !== undefined) message.deliveries++;
  }

  delay(name: string, sequence: number, timeMs: number): void {
    this.queues.get(name)!.messages.get(sequence)!.delayedUntil = timeMs;
  }

  /** @param commit the commit that holds all of the turn, if that is known */
  endTurn(commit: number | undefined): void {
    this.turns.push({ commit, state: stateText(this.queues) });
  }

  /** What there may be after a crash when `committed` was told: one of these states. */
  survivors(committed: number): readonly string[] {
    const durable = this.turns.findLastIndex(({ commit }) => commit !== undefined && commit <= committed);
    if (durable > 0) this.turns = this.turns.slice(durable);
    return this.turns.map(({ state }) => state);
  }

  /** This is what a crash left. */
  restart(state: ModelState): void {
    this.queues.clear();
    for (const [name, { nextSequence, messages }] of state) {
      this.queues.set(name, {
        nextSequence,
        messages: new Map([...messages].map(([sequence, message]) => [sequence, { ...message }])),
      });
    }
    this.turns = [];
    this.endTurn(0);
  }
}

export function stateText(state: ModelState): string {
  return [...state]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { nextSequence, messages }]) => {
      const texts = [...messages].map(([sequence, { body, deliveries, expiresAt, delayedUntil }]) => {
        const times = `${expiresAt === 0 ? '' : `e${expiresAt}`}${delayedUntil === 0 ? '' : `d${delayedUntil}`}`;
        return `${sequence}x${deliveries}${times}:${body.length}:${body.slice(0, 12)}`;
      });
      return `${name} <${nextSequence} [${texts.join(' ')}]`;
    })
    .join('\n');
}
