/**
 * The index of a queue says what a map of all its messages would say, whatever happens to it, and so does
 * what a checkpoint leaves on disk of how things stood when it was gathered.
 */
import { describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '../../../src/store/index/checkpoint.js';
import { QueueIndex } from '../../../src/store/index/queue-index.js';
import { IndexLab } from '../../support/index-lab.js';
import { Random } from '../../support/random.js';

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);
const STEPS = 600;
const ID = 7;

interface Known {
  segment: number;
  offset: number;
  readonly length: number;
  readonly bodyBytes: number;
  deliveries: number;
  expiresAt: number;
  delayedUntil: number;
}

type Model = Map<number, Known>;

/** What the index says, message by message. */
function said(lab: IndexLab, index: QueueIndex, end: number): Model {
  const found: Model = new Map();
  for (let number = 0; number * 1024 < end; number++) {
    const page = index.page(number);
    for (let slot = 0; page !== undefined && slot < page.slots; slot++) {
      if (!page.isLive(slot)) continue;
      found.set(page.firstSequence + slot, {
        segment: page.segment(slot),
        offset: page.offset(slot),
        length: page.length(slot),
        bodyBytes: page.bodyBytes(slot),
        deliveries: page.deliveries(slot),
        expiresAt: page.expiresAt(slot),
        delayedUntil: page.delayedUntil(slot),
      });
    }
  }
  return found;
}

function expectAccounts(lab: IndexLab, index: QueueIndex, model: Model): void {
  const accounts = new Map<number, { live: number; bytes: number }>();
  for (const { segment, length } of model.values()) {
    const account = accounts.get(segment) ?? { live: 0, bytes: 0 };
    accounts.set(segment, { live: account.live + 1, bytes: account.bytes + length });
  }
  const live = [...lab.segments.values()].filter((segment) => segment.live > 0 || segment.liveBytes > 0);
  expect(new Map(live.map((segment) => [segment.id, { live: segment.live, bytes: segment.liveBytes }]))).toEqual(
    accounts,
  );
  const bodyBytes = [...model.values()].reduce((sum, known) => sum + known.bodyBytes, 0);
  const timed = [...model.values()].some(({ expiresAt, delayedUntil }) => expiresAt > 0 || delayedUntil > 0);
  expect([index.live, index.bodyBytes, index.timed || !timed]).toEqual([model.size, bodyBytes, true]);
}

function copy(model: Model): Model {
  return new Map([...model].map(([sequence, known]) => [sequence, { ...known }]));
}

class IndexUser {
  readonly lab = new IndexLab();
  readonly index = new QueueIndex(ID, this.lab);
  readonly model: Model = new Map();
  next = 0;
  /** True while messages have a time. */
  private expire = false;
  private pending: { readonly checkpoint: Checkpoint; readonly model: Model; readonly next: number } | undefined;
  /** What is on disk. */
  private saved: { readonly model: Model; readonly next: number } = { model: new Map(), next: 0 };

  constructor(private readonly random: Random) {}

  step(): void {
    const { index, lab } = this;
    if (this.random.oneIn(50)) this.expire = !this.expire;
    const steps = [
      ...Array.from({ length: 3 }, () => () => this.add()),
      ...Array.from({ length: 2 }, () => () => this.settle()),
      ...Array.from({ length: 2 }, () => () => lab.sweepPage(index)),
      () => this.settleRange(),
      () => this.deliver(),
      () => this.delay(),
      () => this.move(),
      () => index.pagedOut(...this.range()),
      () => this.checkpoint(),
    ];
    this.random.pick(steps)();
  }

  /** What another process would find. */
  reopen(): void {
    const { lab, index } = this.lab.reopen(ID);
    while (lab.sweepPage(index));
    const { model, next } = this.saved;
    expect(said(lab, index, next)).toEqual(model);
    expect(index.nextSequence).toBe(next);
    expectAccounts(lab, index, model);
  }

  /** All that is swept is swept, and all that is written is written. */
  finish(): void {
    while (this.lab.sweepPage(this.index));
    if (this.pending !== undefined) this.lab.fail(this.pending.checkpoint);
    this.lab.checkpoint();
    this.saved = this;
  }

  private add(): void {
    const { random, index, model, lab } = this;
    for (let count = random.between(1, 40); count > 0; count--) {
      const sequence = this.next + (random.oneIn(8) ? random.below(900) : 0);
      const segment = lab.segment(Math.floor(sequence / 5000));
      const [offset, length] = [sequence * 10, random.between(1, 99)];
      const bodyBytes = random.below(length);
      const expiresAt = this.expire && random.oneIn(2) ? random.between(1, 2 ** 48) - 1 : 0;
      index.add(sequence, { segment, offset, length, bodyBytes });
      if (expiresAt > 0) index.expire(sequence, expiresAt);
      model.set(sequence, {
        segment: segment.id,
        offset,
        length,
        bodyBytes,
        deliveries: 0,
        expiresAt,
        delayedUntil: 0,
      });
      this.next = sequence + 1;
    }
  }

  private settle(): void {
    for (const sequence of this.some()) {
      const { index, model } = this;
      const known = model.get(sequence);
      expect(index.holds(sequence)).toBe(known !== undefined);
      const counted = index.settledCount;
      expect(index.settle(sequence)).toBe(known?.bodyBytes ?? -1);
      expect(index.settledCount > counted).toBe(model.delete(sequence));
    }
  }

  private settleRange(): void {
    const { index, model } = this;
    const [from, to] = this.range();
    index.settleRange(from, to);
    for (const sequence of [...model.keys()]) if (sequence >= from && sequence < to) model.delete(sequence);
  }

  private deliver(): void {
    for (const sequence of this.some()) {
      this.index.countDelivery(sequence);
      const known = this.model.get(sequence);
      if (known !== undefined) known.deliveries++;
    }
  }

  private delay(): void {
    for (const sequence of this.some().slice(0, 5)) {
      const time = this.random.pick([0, 1, 2 ** 48 - 1]);
      this.index.delay(sequence, time);
      const known = this.model.get(sequence);
      if (known !== undefined) known.delayedUntil = time;
    }
  }

  private move(): void {
    const { random, index, model, lab, next: offset } = this;
    const sequence = this.some()[0]!;
    const segment = lab.segment(1000 + random.below(3));
    index.move(sequence, segment, offset);
    const known = model.get(sequence);
    if (known !== undefined) Object.assign(known, { segment: segment.id, offset });
  }

  /** One begins, or ends well or badly. */
  private checkpoint(): void {
    const { random, lab, model, next, pending } = this;
    if (pending === undefined) {
      this.pending = { checkpoint: lab.gather(), model: copy(model), next };
      return;
    }
    this.pending = undefined;
    if (random.oneIn(4)) {
      lab.fail(pending.checkpoint);
      return;
    }
    lab.write(pending.checkpoint);
    this.saved = pending;
  }

  private some(): readonly number[] {
    const sequences = [...this.model.keys()];
    if (sequences.length === 0) return [this.random.below(this.next + 10)];
    const first = this.random.oneIn(2) ? 0 : this.random.below(sequences.length);
    return sequences.slice(first, first + this.random.between(1, 60));
  }

  private range(): [number, number] {
    const { random, next } = this;
    const from = random.oneIn(3) ? 0 : random.below(next + 1);
    return [from, random.oneIn(4) ? next : random.between(from, Math.min(next, from + 3000))];
  }
}

describe('the index of a queue', () => {
  it.each(SEEDS)('says what a map would say, and so does the disk (seed %i)', (seed) => {
    const random = new Random(seed);
    const user = new IndexUser(random);
    const { lab, index, model } = user;
    for (let step = 0; step < STEPS; step++) {
      user.step();
      if (random.oneIn(20)) user.reopen();
    }
    while (lab.sweepPage(index));
    expect(said(lab, index, index.nextSequence)).toEqual(model);
    expectAccounts(lab, index, model);
    user.finish();
    user.reopen();
    const numbers = new Set([...model.keys()].map((sequence) => Math.floor(sequence / 1024)));
    expect(lab.pagesOf(ID)).toEqual([...numbers].sort((a, b) => a - b));
  });
});
