/**
 * A broker that does anything with a durable store, as a seed says, and tells a model the same.
 */
import type { DefinitionEntry } from '../../src/core/definitions.js';
import { lanesOf } from '../../src/core/lane/lanes.js';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import type { QueueStore, RestoredMessage, RestoredRun } from '../../src/core/storage.js';
import type { Random } from './random.js';
import {
  StoreHands,
  bodyOf,
  durable,
  durableLanes,
  fetchAll,
  persistent,
  queueEntry,
  readAll,
  timesOf,
} from './store-hands.js';
import { type ModelMessage, type ModelQueue, type ModelState, type StoreModel, stateText } from './store-model.js';

/** One of several lanes, and what an exchange of the name of a queue delays. */
const DEFINITIONS: readonly QueueDefinition[] = [
  durable('a'),
  durable('b'),
  durableLanes('c', 2),
  { ...durable('a'), delays: true },
];
/** Bodies of nothing, of little, of more than a segment. */
const BODY_BYTES = [0, 1, 50, 50, 300, 300, 2000, 40_000];
const TIMES = [1, 1_800_000_000_000, 2 ** 48 - 1];

/** A read that is under way: nothing happens to what it may bring. */
interface Reading {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What the model calls the lanes of a queue. */
function lanesIn(definition: QueueDefinition): readonly string[] {
  const name = `${definition.name}${definition.delays === true ? ' delays' : ''}`;
  return Array.from({ length: lanesOf(definition) }, (_, lane) => `${name} ${lane}`);
}

/** The same of all queues that are defined. */
export function lanesInEntries(entries: readonly DefinitionEntry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.kind === 'queue' ? lanesIn(entry.definition) : []));
}

export class StoreUser {
  /** What reads brought that the model has not, or the other way round. */
  readonly wrong: string[] = [];
  readsDone = 0;
  private readonly queues = new Map<string, QueueStore>();
  private readonly defined = new Set<QueueDefinition>();
  private reading: Reading | undefined;
  /** Messages below are durable. */
  private readonly durableBelow = new Map<string, number>();
  private count = 0;

  constructor(
    private readonly random: Random,
    private readonly hands: StoreHands,
    private readonly model: StoreModel,
  ) {
    for (const definition of DEFINITIONS) if (model.queues.has(lanesIn(definition)[0]!)) this.open(definition);
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
    else if (this.reading === undefined && from < to) {
      if (random.oneIn(2)) this.read(queue, { name, from, to });
      else this.fetch(queue, { name, from, to });
    }
  }

  /** All that is in the store now, just opened. */
  async contents(): Promise<ModelState> {
    const state = new Map<string, ModelQueue>();
    for (const [name, queue] of this.queues) {
      const messages = asModel(await readAll(queue));
      const { restoredCount, restoredBodyBytes, hasTimes, nextSequence } = queue;
      if (messages.size !== restoredCount) this.wrong.push(`${name}: restoredCount is ${restoredCount}`);
      const bodyBytes = [...messages.values()].reduce((sum, { body }) => sum + body.length, 0);
      if (bodyBytes !== restoredBodyBytes) this.wrong.push(`${name}: restoredBodyBytes is ${restoredBodyBytes}`);
      const timed = [...messages].filter(([, { expiresAt, delayedUntil }]) => expiresAt > 0 || delayedUntil > 0);
      const times = timed.map(([sequence, { expiresAt, delayedUntil }]) => ({ sequence, expiresAt, delayedUntil }));
      const told = await timesOf(queue);
      if (JSON.stringify(told) !== JSON.stringify(times)) this.wrong.push(`${name}: times are ${JSON.stringify(told)}`);
      if (times.length > 0 && !hasTimes) this.wrong.push(`${name}: it says that it has no times`);
      state.set(name, { nextSequence, messages });
    }
    return state;
  }

  private operate(): number | undefined {
    const { random } = this;
    const name = this.anyQueue();
    if (name === undefined || (this.defined.size < DEFINITIONS.length && random.oneIn(10))) return this.define();
    switch (random.below(17)) {
      case 0:
        return random.oneIn(4) ? this.remove() : undefined;
      case 1:
        this.settleRange(name);
        return undefined;
      case 2:
      case 3:
        this.deliver(name);
        return undefined;
      case 4:
        this.delay(name);
        return undefined;
      case 5:
      case 6:
      case 7:
      case 8:
      case 9:
        this.settle(name);
        return undefined;
      default:
        return this.append();
    }
  }

  private open(definition: QueueDefinition): void {
    this.defined.add(definition);
    for (const [lane, name] of lanesIn(definition).entries()) {
      this.queues.set(name, this.hands.store.openQueue(definition, lane));
      this.durableBelow.set(name, 0);
    }
  }

  private define(): number {
    const { random, hands, model, defined } = this;
    const definition = random.pick(DEFINITIONS.filter((one) => !defined.has(one)));
    const commit = hands.store.put(queueEntry('', definition));
    this.open(definition);
    for (const name of lanesIn(definition)) model.define(name);
    return commit;
  }

  private remove(): number {
    const { random, hands, model, queues, defined } = this;
    const definition = random.pick([...defined]);
    const commit = hands.store.remove(queueEntry('', definition));
    defined.delete(definition);
    for (const name of lanesIn(definition)) {
      queues.get(name)!.delete();
      queues.delete(name);
      model.remove(name);
      if (this.reading?.name === name) this.reading = undefined;
    }
    return commit;
  }

  private append(): number {
    const { random, model, queues } = this;
    let commit = 0;
    const names = [...queues.keys()].filter(() => random.oneIn(3));
    const takers = names.length === 0 ? [this.anyQueue()!] : names;
    for (let count = random.between(1, 8); count > 0; count--) {
      const body = `${++this.count} `.padEnd(random.pick(BODY_BYTES), 'x');
      const message = persistent(body);
      for (const name of takers) {
        // Numbers are left out where messages are not stored; far leaps fill many pages.
        const leap = random.oneIn(10) ? random.below(1000) : 0;
        const sequence = model.queues.get(name)!.nextSequence + leap;
        const expiresAt = random.oneIn(3) ? random.pick(TIMES) : 0;
        commit = queues.get(name)!.append(message, sequence);
        if (expiresAt > 0) queues.get(name)!.expires(sequence, expiresAt);
        model.append(name, sequence, { body, expiresAt });
      }
    }
    return commit;
  }

  private settle(name: string): void {
    const { random, model, queues } = this;
    const sequences = [...model.queues.get(name)!.messages.keys()].filter((sequence) => !this.isRead(name, sequence));
    for (let count = Math.min(sequences.length, random.between(1, 10)); count > 0; count--) {
      const sequence = random.oneIn(3) ? random.pick(sequences) : sequences.shift()!;
      const expected = model.queues.get(name)!.messages.get(sequence)?.body.length ?? -1;
      const told = queues.get(name)!.settle(sequence); // perhaps once more
      // It need not know while its index cannot be read.
      if (told !== expected && told !== 0) this.wrong.push(`${name}: settled ${told} and not ${expected} bytes`);
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
    for (const sequence of this.some(name)) {
      this.queues.get(name)!.delivered(sequence);
      this.model.deliver(name, sequence);
    }
  }

  private delay(name: string): void {
    for (const sequence of this.some(name)) {
      const time = this.random.pick([0, ...TIMES]);
      this.queues.get(name)!.delay(sequence, time);
      this.model.delay(name, sequence, time);
    }
  }

  private read(queue: QueueStore, reading: Reading): void {
    const { name, from, to } = reading;
    this.reading = reading;
    const before = this.copyOf(reading);
    queue.read(from, to, (run: RestoredRun) => {
      this.reading = undefined;
      this.readsDone++;
      const expected = new Map([...before].filter(([sequence]) => sequence < run.next));
      this.compare(`read ${name} ${from} to ${to}`, expected, run.messages);
      if (run.lost > 0) this.wrong.push(`${run.lost} are lost`);
    });
  }

  /** Reads some of the messages, and asks for some that are not there. */
  private fetch(queue: QueueStore, reading: Reading): void {
    const { random } = this;
    const { name, from, to } = reading;
    this.reading = reading;
    const before = [...this.copyOf(reading)].filter(() => random.oneIn(2));
    const wanted = new Set(before.map(([sequence]) => sequence));
    const { messages } = this.model.queues.get(name)!;
    for (let more = random.below(20); more > 0; more--) {
      const sequence = random.between(from, to - 1);
      if (!messages.has(sequence)) wanted.add(sequence);
    }
    void fetchAll(
      queue,
      [...wanted].sort((a, b) => a - b),
    ).then((found) => {
      this.reading = undefined;
      this.readsDone++;
      this.compare(`fetch ${name} ${from} to ${to}`, new Map(before), found);
    });
  }

  private copyOf({ name, from, to }: Reading): Map<number, ModelMessage> {
    const messages = [...this.model.queues.get(name)!.messages].filter(
      ([sequence]) => sequence >= from && sequence < to,
    );
    return new Map(messages.map(([sequence, message]) => [sequence, { ...message }]));
  }

  private compare(what: string, expected: Map<number, ModelMessage>, found: readonly RestoredMessage[]): void {
    const [there, here] = [expected, asModel(found)].map((messages) => {
      return stateText(new Map([['', { nextSequence: 0, messages }]]));
    });
    if (there !== here) this.wrong.push(`${what}: ${here} and not ${there}`);
  }

  private isRead(name: string, sequence: number): boolean {
    const { reading } = this;
    return reading?.name === name && sequence >= reading.from && sequence < reading.to;
  }

  /** Some messages of which nothing is being read. */
  private some(name: string): readonly number[] {
    const { random, model } = this;
    const sequences = [...model.queues.get(name)!.messages.keys()];
    const first = random.below(Math.max(1, sequences.length));
    return sequences.slice(first, first + random.between(1, 10)).filter((sequence) => !this.isRead(name, sequence));
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

function asModel(messages: readonly RestoredMessage[]): Map<number, ModelMessage> {
  return new Map(
    messages.map(({ message, sequence, deliveries, expiresAt, delayedUntil }) => {
      return [sequence, { body: bodyOf(message), deliveries, expiresAt, delayedUntil }];
    }),
  );
}
