/**
 * A broker that does anything with a durable store, as a seed says, and tells a model the same.
 */
import type { QueueStore, RestoredRun } from '../../src/core/storage.js';
import type { Random } from './random.js';
import { StoreHands, bodyOf, durable, persistent, queueEntry, readAll } from './store-hands.js';
import { type ModelQueue, type ModelState, type StoreModel, stateText } from './store-model.js';

const QUEUES = ['a', 'b', 'c', 'd'];
/** Bodies of nothing, of little, of more than a segment. */
const BODY_BYTES = [0, 1, 50, 50, 300, 300, 2000, 40_000];

/** A read that is under way: nothing happens to what it may bring. */
interface Reading {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export class StoreUser {
  /** What reads brought that the model has not, or the other way round. */
  readonly wrong: string[] = [];
  readsDone = 0;
  private readonly queues = new Map<string, QueueStore>();
  private reading: Reading | undefined;
  /** Messages below are durable. */
  private readonly durableBelow = new Map<string, number>();
  private count = 0;

  constructor(
    private readonly random: Random,
    private readonly hands: StoreHands,
    private readonly model: StoreModel,
  ) {
    for (const name of model.queues.keys()) this.queues.set(name, hands.store.openQueue(durable(name), 0));
  }

  /** One turn, all of it at once. */
  turn(): void {
    const { random, hands, model } = this;
    const { store } = hands;
    let commit: number | undefined;
    for (let operations = random.between(1, 6); operations > 0; operations--) commit = this.operate() ?? commit;
    if (random.oneIn(3)) commit = store.demand();
    store.commit();
    model.endTurn(commit);
    model.survivors(store.committed);
    if (random.oneIn(12)) store.checkpointer.request();
  }

  /** Waits until all is durable, says that some is not needed in memory, and reads some. */
  async rest(): Promise<void> {
    const { random, hands, model } = this;
    await hands.settled();
    model.endTurn(hands.store.committed);
    for (const [name, { nextSequence }] of model.queues) this.durableBelow.set(name, nextSequence);
    const name = this.anyQueue();
    if (name === undefined) return;
    const [from, to] = this.range(name, this.durableBelow.get(name)!);
    const queue = this.queues.get(name)!;
    if (random.oneIn(2)) queue.pagedOut(from, to);
    else if (this.reading === undefined && from < to) this.read(queue, { name, from, to });
  }

  /** All that is in the store now. */
  async contents(): Promise<ModelState> {
    const state = new Map<string, ModelQueue>();
    for (const [name, queue] of this.queues) {
      const messages: ModelQueue['messages'] = new Map();
      for (const { message, sequence, deliveries } of await readAll(queue)) {
        messages.set(sequence, { body: bodyOf(message), redelivered: deliveries > 0 });
      }
      if (messages.size !== queue.restoredCount) this.wrong.push(`${name}: restoredCount is ${queue.restoredCount}`);
      state.set(name, { nextSequence: queue.nextSequence, messages });
    }
    return state;
  }

  private operate(): number | undefined {
    const { random } = this;
    const name = this.anyQueue();
    if (name === undefined || (this.queues.size < QUEUES.length && random.oneIn(10))) return this.define();
    switch (random.below(16)) {
      case 0:
        return random.oneIn(4) ? this.remove(name) : undefined;
      case 1:
        this.settleRange(name);
        return undefined;
      case 2:
      case 3:
        this.deliver(name);
        return undefined;
      case 4:
      case 5:
      case 6:
      case 7:
      case 8:
        this.settle(name);
        return undefined;
      default:
        return this.append();
    }
  }

  private define(): number {
    const { random, hands, model, queues } = this;
    const name = random.pick(QUEUES.filter((one) => !queues.has(one)));
    const commit = hands.store.put(queueEntry(name));
    queues.set(name, hands.store.openQueue(durable(name), 0));
    model.define(name);
    this.durableBelow.set(name, 0);
    return commit;
  }

  private remove(name: string): number {
    const { hands, model, queues } = this;
    const commit = hands.store.remove(queueEntry(name));
    queues.get(name)!.delete();
    queues.delete(name);
    model.remove(name);
    if (this.reading?.name === name) this.reading = undefined;
    return commit;
  }

  private append(): number {
    const { random, model, queues } = this;
    let commit = 0;
    const names = [...queues.keys()].filter(() => random.oneIn(2));
    const takers = names.length === 0 ? [this.anyQueue()!] : names;
    for (let count = random.between(1, 8); count > 0; count--) {
      const body = `${++this.count} `.padEnd(random.pick(BODY_BYTES), 'x');
      const message = persistent(body);
      for (const name of takers) {
        // Numbers are left out where messages are not stored; far leaps fill many pages.
        const leap = random.oneIn(10) ? random.below(1000) : 0;
        const sequence = model.queues.get(name)!.nextSequence + leap;
        commit = queues.get(name)!.append(message, sequence);
        model.append(name, sequence, body);
      }
    }
    return commit;
  }

  private settle(name: string): void {
    const { random, model, queues } = this;
    const sequences = [...model.queues.get(name)!.messages.keys()].filter((sequence) => !this.isRead(name, sequence));
    for (let count = Math.min(sequences.length, random.between(1, 10)); count > 0; count--) {
      const sequence = random.oneIn(3) ? random.pick(sequences) : sequences.shift()!;
      queues.get(name)!.settle(sequence); // perhaps once more
      model.settleRange(name, sequence, sequence + 1);
    }
  }

  private settleRange(name: string): void {
    const { nextSequence } = this.model.queues.get(name)!;
    const [from, to] = this.range(name, nextSequence);
    if (from === to || (this.reading?.name === name && from < this.reading.to && this.reading.from < to)) return;
    this.queues.get(name)!.settleRange(from, to);
    this.model.settleRange(name, from, to);
  }

  private deliver(name: string): void {
    const { random, model, queues } = this;
    const sequences = [...model.queues.get(name)!.messages.keys()];
    const first = random.below(Math.max(1, sequences.length));
    for (const sequence of sequences.slice(first, first + random.between(1, 10))) {
      if (this.isRead(name, sequence)) continue;
      queues.get(name)!.delivered(sequence);
      model.deliver(name, sequence);
    }
  }

  private read(queue: QueueStore, reading: Reading): void {
    const { name, from, to } = reading;
    this.reading = reading;
    const before = [...this.model.queues.get(name)!.messages].map(([sequence, one]) => [sequence, { ...one }] as const);
    queue.read(from, to, (run: RestoredRun) => {
      this.reading = undefined;
      this.readsDone++;
      const expected = new Map(before.filter(([sequence]) => sequence >= from && sequence < run.next));
      const found = new Map(
        run.messages.map(({ message, sequence, deliveries }) => [sequence, { body: bodyOf(message), redelivered: deliveries > 0 }]),
      );
      const [there, here] = [expected, found].map((messages) =>
        stateText(new Map([[name, { nextSequence: 0, messages }]])),
      );
      if (there !== here || run.lost > 0) this.wrong.push(`read ${from} to ${to}: ${here} and not ${there}`);
    });
  }

  private isRead(name: string, sequence: number): boolean {
    const { reading } = this;
    return reading?.name === name && sequence >= reading.from && sequence < reading.to;
  }

  private range(name: string, end: number): [number, number] {
    const { random } = this;
    const { messages } = this.model.queues.get(name)!;
    const first = random.oneIn(3) ? 0 : random.below(end + 1);
    const last = random.oneIn(3) ? end : random.between(first, end);
    // Most of all is settled at last, or nothing would ever be released.
    return messages.size > 400 && random.oneIn(2) ? [0, end] : [first, last];
  }

  private anyQueue(): string | undefined {
    return this.queues.size === 0 ? undefined : this.random.pick([...this.queues.keys()]);
  }
}
