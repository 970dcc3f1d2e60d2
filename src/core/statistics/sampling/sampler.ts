/**
 * Takes samples of all figures, so that it can be told how fast they change. It is wound up from outside, each
 * SAMPLE_INTERVAL_MS, where somebody wants to know; where nobody does, nothing is kept.
 */
import type { Broker } from '../../broker.js';
import type { ChannelFacts } from '../../inspect/channel-facts.js';
import type { ConnectionFacts } from '../../inspect/connection-facts.js';
import type { ExchangeFacts } from '../../inspect/exchange-facts.js';
import { Inspection } from '../../inspect/inspection.js';
import type { QueueFacts } from '../../inspect/queue-facts.js';
import type { VHostFacts } from '../../inspect/vhost-facts.js';
import * as kinds from './figures.js';
import { History } from './history.js';
import { Rates } from './rates.js';

/** Timers may be early by a moment. */
const TIMER_EARLY_MS = 50;

/** A clock that is corrected by less than this is waited for. */
const CLOCK_BACK_MS = 60_000;

/** Objects of a portion: less than a millisecond's work. */
const PORTION = 250;

type NameOf<Kind> = Kind extends kinds.Figures<infer Name, never> ? Name : never;

export type QueueFigure = NameOf<typeof kinds.queueFigures>;
export type ExchangeFigure = NameOf<typeof kinds.exchangeFigures>;
export type ChannelFigure = NameOf<typeof kinds.channelFigures>;
export type ConnectionFigure = NameOf<typeof kinds.connectionFigures>;
export type VHostFigure = NameOf<typeof kinds.vhostFigures>;
export type OverviewFigure = NameOf<typeof kinds.overviewFigures>;

export class Sampler {
  private readonly inspection: Inspection;
  /** By the objects themselves: what is gone is forgotten. */
  private histories = new WeakMap<object, History>();
  /** The times of the last samples and of those before, whole intervals since 1970. */
  private sampledAt: number;
  private sampledBefore: number;
  /** True as long as it is not known what moved and what was so before. */
  private isFirst = true;

  constructor(private readonly broker: Broker) {
    this.inspection = new Inspection(broker);
    this.sampledAt = this.sampledBefore = this.intervalNow();
  }

  /** When the next samples are due, in milliseconds since 1970: where it is called then, none is left out. */
  get nextAt(): number {
    return this.intervalNow() + kinds.SAMPLE_INTERVAL_MS;
  }

  /** Takes a sample of everything. Samples are one interval apart, however exactly it is called. */
  sample(): void {
    Array.from(this.portions());
  }

  /**
   * The same, some hundred objects at a time, so that others come in between where there are tens of thousands.
   * What it gives out means nothing; rates are those of before until it is done.
   */
  *portions(): Generator<undefined> {
    const { inspection, broker } = this;
    const time = this.timeOfNext();
    if (time === undefined) return;
    const sums = inspection.sums();
    for (const [vhost, each] of sums.byVHost) this.take(kinds.vhostFigures, vhost, each, time);
    const { churn } = broker.statistics;
    this.take(kinds.overviewFigures, broker, { sums: sums.all, churn, store: broker.store.figures }, time);
    yield undefined; // the sums are the first portion
    let taken = 0;
    for (const facts of inspection.queues()) {
      this.take(kinds.queueFigures, facts.queue, facts, time);
      if (++taken % PORTION === 0) yield undefined;
    }
    for (const facts of inspection.exchanges()) {
      this.take(kinds.exchangeFigures, facts.exchange, facts, time);
      if (++taken % PORTION === 0) yield undefined;
    }
    for (const facts of inspection.connections()) {
      this.take(kinds.connectionFigures, facts.connection, facts, time);
      if (++taken % PORTION === 0) yield undefined;
    }
    for (const facts of inspection.channels()) {
      this.take(kinds.channelFigures, facts.channel, facts, time);
      if (++taken % PORTION === 0) yield undefined;
    }
    this.sampledBefore = this.isFirst ? time : this.sampledAt;
    this.sampledAt = time;
    this.isFirst = false;
  }

  /** Forgets the past, as `/api/reset` asks for. */
  reset(): void {
    this.histories = new WeakMap();
    this.isFirst = true;
  }

  queue({ queue }: QueueFacts): Rates<QueueFigure> {
    return this.rates(kinds.queueFigures, queue);
  }

  exchange({ exchange }: ExchangeFacts): Rates<ExchangeFigure> {
    return this.rates(kinds.exchangeFigures, exchange);
  }

  connection({ connection }: ConnectionFacts): Rates<ConnectionFigure> {
    return this.rates(kinds.connectionFigures, connection);
  }

  channel({ channel }: ChannelFacts): Rates<ChannelFigure> {
    return this.rates(kinds.channelFigures, channel);
  }

  vhost({ vhost }: VHostFacts): Rates<VHostFigure> {
    return this.rates(kinds.vhostFigures, vhost);
  }

  overview(): Rates<OverviewFigure> {
    return this.rates(kinds.overviewFigures, this.broker);
  }

  private rates<Name extends string>({ names }: kinds.Figures<Name, never>, subject: object): Rates<Name> {
    const taken = { at: this.sampledAt, before: this.sampledBefore };
    return new Rates(names, this.histories.get(subject), taken);
  }

  private take<Facts>(kind: kinds.Figures<string, Facts>, subject: object, facts: Facts, time: number): void {
    const values = scratchOf(kind.width);
    kind.read(facts, values);
    let history = this.histories.get(subject);
    if (history === undefined) {
      if (values.every((value) => value === 0)) return;
      this.histories.set(subject, (history = new History(kind, this.isFirst ? values : undefined)));
    }
    history.take(time, values);
  }

  /** `undefined` when there is no sample to be taken now. */
  private timeOfNext(): number | undefined {
    const now = this.intervalNow();
    if (now < this.sampledAt) {
      if (this.sampledAt - now <= CLOCK_BACK_MS) return undefined;
      // The clock was put back: what was yet to come is no past.
      this.reset();
    }
    return now === this.sampledAt && !this.isFirst ? undefined : now;
  }

  private intervalNow(): number {
    return (
      Math.floor((this.broker.timetable.now() + TIMER_EARLY_MS) / kinds.SAMPLE_INTERVAL_MS) * kinds.SAMPLE_INTERVAL_MS
    );
  }
}

const scratches = new Map<number, Float64Array>();

function scratchOf(width: number): Float64Array {
  let scratch = scratches.get(width);
  if (scratch === undefined) scratches.set(width, (scratch = new Float64Array(width)));
  return scratch;
}
