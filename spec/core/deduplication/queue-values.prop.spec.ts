/**
 * A queue that drops duplicates, through any history and against a list on paper: a message is taken when no
 * other with its value is ready, unacked or waiting, and not otherwise.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { field } from '../../../src/wire/values/field-table.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const TTL_MS = 20;
const RETRY_MS = 5;
const LENGTH_MAX = 4;
const PRIORITY_MAX = 1;

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      value: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 8 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('get' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      which: fc.nat({ max: 3 }),
      how: fc.constantFrom('ack' as const, 'discard' as const, 'return' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), byMs: fc.nat({ max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

interface Note {
  readonly body: string;
  readonly value: number | undefined;
  readonly expiresAt: number;
  /** Its delivery tag while it is unacked. */
  tag: number | undefined;
  /** When it is ready again. */
  delayedUntil: number;
  returns: number;
}

class Paper {
  private notes: Note[] = [];
  private count = 0;

  constructor(private readonly hasRetry: boolean) {}

  /** The body of the next message. */
  get nextBody(): string {
    return String(this.count);
  }

  get unacked(): readonly Note[] {
    return this.notes.filter(({ tag }) => tag !== undefined);
  }

  ready(now: number): readonly Note[] {
    return this.notes.filter(({ tag, delayedUntil }) => tag === undefined && delayedUntil <= now);
  }

  publish(value: number | undefined, now: number): void {
    const body = String(this.count++);
    if (value !== undefined && this.notes.some((note) => note.value === value)) return;
    this.notes.push({ body, value, expiresAt: now + TTL_MS, tag: undefined, delayedUntil: 0, returns: 0 });
    this.dropOverflow(now);
  }

  settle(note: Note, how: 'ack' | 'discard' | 'return', now: number): void {
    note.tag = undefined;
    if (how !== 'return') this.notes = this.notes.filter((one) => one !== note);
    else if (this.hasRetry) note.delayedUntil = now + RETRY_MS * ++note.returns;
    this.expire(now);
    this.dropOverflow(now);
  }

  purge(): void {
    this.notes = this.notes.filter(({ tag }) => tag !== undefined);
  }

  /** What is unacked, or waits, expires when it comes back. */
  expire(now: number): void {
    const isDue = ({ tag, delayedUntil, expiresAt }: Note) =>
      tag === undefined && delayedUntil <= now && expiresAt <= now;
    this.notes = this.notes.filter((note) => !isDue(note));
  }

  dropOverflow(now: number): void {
    for (let ready = this.ready(now); ready.length > LENGTH_MAX; ready = this.ready(now)) {
      this.notes = this.notes.filter((note) => note !== ready[0]);
    }
  }
}

class History {
  private readonly core = new ScriptedCore();
  private readonly channel: ScriptedChannel = this.core.channel();
  private readonly paper: Paper;

  constructor(hasRetry: boolean, lanes: boolean) {
    this.paper = new Paper(hasRetry);
    const args = {
      'x-message-deduplication': field.bool(true),
      'x-message-ttl': field.int(TTL_MS),
      'x-max-length': field.int(LENGTH_MAX),
      ...(hasRetry && { 'x-delayed-retry-type': field.text('all'), 'x-delayed-retry-min': field.int(RETRY_MS) }),
      ...(lanes && { 'x-max-priority': field.int(PRIORITY_MAX) }),
    };
    this.channel.queue('q', { arguments: new Map(Object.entries(args)) });
  }

  step(next: Step): void {
    const { paper, channel, now } = this;
    if (next.kind === 'publish') this.publish(next.value);
    else if (next.kind === 'get') this.get();
    else if (next.kind === 'wait') this.wait(next.byMs);
    else if (next.kind === 'settle') {
      const note = paper.unacked[next.which % Math.max(1, paper.unacked.length)];
      if (note === undefined) return;
      const requeue = next.how === 'return';
      if (next.how === 'ack') channel.call('basic.ack', { deliveryTag: note.tag! });
      else channel.call('basic.nack', { deliveryTag: note.tag!, requeue });
      paper.settle(note, next.how, now);
    } else {
      channel.call('queue.purge', { queue: 'q' });
      paper.purge();
    }
    const { readyCount } = this.core.broker.findVHost('/')!.queue('q');
    expect(readyCount).toBe(paper.ready(this.now).length);
  }

  end(): void {
    this.channel.call('queue.purge', { queue: 'q' });
    this.channel.client.disconnect();
    this.core.channel().call('queue.purge', { queue: 'q' });
    expect(this.core.broker.memory.bytes).toBe(0);
  }

  private get now(): number {
    return this.core.clock.now();
  }

  private publish(value: number | undefined): void {
    const { paper, channel } = this;
    const headers = value === undefined ? new Map() : new Map([['x-deduplication-header', field.int(value)]]);
    channel.publish({ routingKey: 'q', body: paper.nextBody, headers });
    paper.publish(value, this.now);
  }

  private get(): void {
    const { paper, channel } = this;
    const first = paper.ready(this.now)[0];
    const answer = channel.call('basic.get', { queue: 'q' }).at(-1);
    if (first === undefined) {
      expect(answer).toMatchObject({ name: 'basic.get-empty' });
      return;
    }
    expect(answer).toMatchObject({ name: 'basic.get-ok', body: first.body });
    if (answer?.name === 'basic.get-ok') first.tag = answer.deliveryTag;
  }

  private wait(byMs: number): void {
    for (let i = 0; i < byMs; i++) {
      this.core.clock.advance(1, () => this.core.endTurn());
      // Alarms may come some moments late: who looks at the queue finds it in order.
      this.channel.counts('q');
      this.paper.expire(this.now);
      this.paper.dropOverflow(this.now);
    }
  }
}

describe('a queue that drops duplicates', () => {
  it.each([
    ['', false, false],
    [', where what comes back waits', true, false],
    [', with priorities', false, true],
  ])('takes what paper takes, through any history%s', (_, hasRetry, lanes) => {
    const property = fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      const history = new History(hasRetry, lanes);
      for (const next of steps) history.step(next);
      history.end();
    });
    fc.assert(property, { numRuns: 700 });
  });
});
