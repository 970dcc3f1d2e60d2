/**
 * A history of queues in which everything is on at once: TTL, priorities, limits, delivery limit, delayed
 * retry, dead letters, live settings and restarts, on a broker's core and on paper.
 *
 * Outside of the commands of clients the broker has a turn only when it asked for one.
 */
import { ENTRY_HEAP_BYTES, type Limits } from '../../src/core/limits.js';
import type { Queue } from '../../src/core/queue/queue.js';
import { Content } from '../../src/wire/content/content.js';
import { bodyFrame, headerFrame, octet, short, shortstr } from './amqp-bytes.js';
import { fullMethod } from './full-method.js';
import { laneName } from './held-store.js';
import { PaperBroker } from './paper-broker.js';
import { type How, PaperChannel, type PaperEntry, type PaperMessage, PaperQueue, fail } from './paper-queues.js';
import { PagingStore } from './paging-store.js';
import { QueueTaps } from './queue-taps.js';
import type { Sent } from './recording-outbound.js';
import type { ScriptedChannel } from './scripted-channel.js';
import { ScriptedCore } from './scripted-core.js';
import type { TimedPlan, TimedStep } from './timed-steps.js';
import { settingsOf } from '../../src/core/queue/queue-settings.js';

const ENTRY_BYTES = ENTRY_HEAP_BYTES + 50;
const LINES = 3;
/** Turns, or answers of the disk, after which something is taken to go on for ever. */
const RESTLESS = 500;
const plainSettings = settingsOf({ arguments: new Map() });

interface Line {
  readonly scripted: ScriptedChannel;
  paper: PaperChannel;
  /** A get that was not answered yet. */
  get: { readonly queue: string; readonly noAck: boolean } | undefined;
  /** What a purge that was not answered yet may say. */
  purge: { readonly least: number; readonly most: number } | undefined;
  /** Contents that were sent and looked at. */
  contents: number;
}

export class TimedHistory {
  private readonly paper = new PaperBroker();
  private store: PagingStore;
  private core!: ScriptedCore;
  private taps!: QueueTaps;
  private lines: Line[] = [];
  private seen = 0;
  private wantsTurn = false;
  private names = 0;
  private purger: Line | undefined;
  private publisher: PaperChannel | undefined;

  constructor(private readonly plan: TimedPlan) {
    const { durable, priorityMax, settings } = plan;
    this.store = new PagingStore({ readMax: plan.paging?.readMax ?? Infinity });
    const { queues } = this.paper;
    queues.set('p', new PaperQueue('p', durable[0], priorityMax[0], settings[0]));
    queues.set('d', new PaperQueue('d', durable[1], priorityMax[1], settings[1]));
    queues.set('e', new PaperQueue('e', false, 0, plainSettings));
    this.start(undefined);
    for (const queue of queues.values()) this.declare(queue);
    this.paper.isPrompt = plan.paging === undefined;
  }

  run(): void {
    for (const next of this.plan.steps) {
      const line = this.lines[next.line % this.lines.length]!;
      this.release(line);
      this[next.kind](line, next);
      if (next.endsTurn || !mayGoOn.has(next.kind)) this.endTurn();
      this.goOn(next);
    }
    this.end();
  }

  // --- steps ---

  publish(line: Line, { queue, count, ttlMs, priority, isPersistent, pick }: TimedStep): void {
    for (let i = 0; i <= count; i++) {
      const body = `m${this.names++}${'x'.repeat(pick % 23)}`;
      const message: PaperMessage = { body, priority, persistent: isPersistent, expirationMs: ttlMs, deaths: [] };
      this.paper.publishing = message;
      this.publisher = line.paper;
      const method = fullMethod('basic.publish', { routingKey: queue });
      line.scripted.client.sendContent(1, method, contentOf(message));
      this.look();
      this.paper.publishing = undefined;
    }
  }

  consume(line: Line, { queue, noAck, count, priority, multiple }: TimedStep): void {
    const tag = `t${this.names++}`;
    const rank = multiple ? priority : 0;
    const args = new Map(rank === 0 ? [] : [['x-priority', { type: 'l', value: rank } as const]]);
    line.scripted.send('basic.qos', { prefetchCount: count });
    line.scripted.send('basic.consume', { queue, consumerTag: tag, noAck, arguments: args });
    this.look();
    this.paper.consumers.push({ tag, queue, channel: line.paper, noAck, prefetch: count, priority: rank });
  }

  get(line: Line, { queue, noAck }: TimedStep): void {
    line.get = { queue, noAck };
    line.scripted.send('basic.get', { queue, noAck });
    this.look();
  }

  settle(line: Line, { pick, multiple, requeue, count }: TimedStep): void {
    const tags = [...line.paper.out.keys()];
    const deliveryTag = tags[pick % tags.length];
    if (deliveryTag === undefined) return;
    const settled = multiple ? tags.filter((tag) => tag <= deliveryTag) : [deliveryTag];
    const { scripted } = line;
    if (count === 0) {
      this.takeOut(line, settled, 'ack');
      scripted.send('basic.ack', { deliveryTag, multiple });
    } else if (multiple || count > 1) {
      this.settling(line, settled, requeue ? 'returned' : 'discard', () => {
        scripted.send('basic.nack', { deliveryTag, multiple, requeue });
      });
    } else {
      this.settling(line, settled, requeue ? 'failed' : 'discard', () => {
        scripted.send('basic.reject', { deliveryTag, requeue });
      });
    }
    this.look();
  }

  settleAll(line: Line, { requeue }: TimedStep): void {
    this.settling(line, [...line.paper.out.keys()], requeue ? 'returned' : 'discard', () => {
      line.scripted.send('basic.nack', { deliveryTag: 0, multiple: true, requeue });
    });
  }

  recover(line: Line): void {
    this.settling(line, [...line.paper.out.keys()], 'returned', () => {
      line.scripted.send('basic.recover', { requeue: true });
    });
  }

  cancel(_line: Line, { pick }: TimedStep): void {
    const { consumers } = this.paper;
    const consumer = consumers[pick % consumers.length];
    if (consumer === undefined) return;
    const line = this.lines.find(({ paper }) => paper === consumer.channel)!;
    this.release(line);
    line.scripted.send('basic.cancel', { consumerTag: consumer.tag });
    this.look();
    this.paper.consumers = consumers.filter((one) => one !== consumer);
  }

  /** The channel is closed and its number opened again. */
  close(line: Line): void {
    this.endTurn();
    const { paper, scripted } = line;
    this.settling(line, [...paper.out.keys()], 'failed', () => {
      this.paper.consumers = this.paper.consumers.filter(({ channel }) => channel !== paper);
      scripted.send('channel.close');
    });
    scripted.send('channel.open');
    scripted.send('confirm.select');
    line.paper = new PaperChannel();
  }

  purge(line: Line, { queue }: TimedStep): void {
    line.scripted.send('queue.purge', { queue });
    this.purger = line;
    this.look();
    this.purger = undefined;
  }

  configure(_line: Line, { queue, settings }: TimedStep): void {
    this.paper.queue(queue).settings = settings!;
    this.queue(queue).configure(settings!);
  }

  advance(_line: Line, { ms }: TimedStep): void {
    this.ring(ms);
  }

  /** What happens at once has happened; then somebody sets the clock. */
  jumpBack(_line: Line, { ms }: TimedStep): void {
    this.rest();
    // What has waited, and is on disk, would wait again when it is read.
    const then = this.paper.now - ms;
    for (const { entries } of this.paper.queues.values()) if (entries.some(({ until }) => until > then)) return;
    this.core.clock.timeMs -= ms;
    this.paper.now = this.core.clock.timeMs;
    this.paper.isPrompt = false;
  }

  restart(_line: Line, { ms }: TimedStep): void {
    this.endTurn();
    this.store.sync();
    this.look();
    const before = this.core.clock.timeMs;
    this.store = this.store.restarted({ readMax: this.store.readMax });
    this.start(before + ms);
    this.paper.isPrompt = false;
    this.paper.mayOvercount = true;
    for (const queue of this.paper.queues.values()) this.survive(queue);
    this.look();
  }

  /** A queue is deleted, and declared again. */
  remove(line: Line, { queue }: TimedStep): void {
    // Who waits for a message of it would be told that it is gone, by an end of his channel.
    for (const one of this.lines) if (one.get?.queue === queue) this.release(one);
    const paper = this.paper.queue(queue);
    line.scripted.send('queue.delete', { queue });
    this.look();
    for (const entry of paper.entries) entry.state = 'gone';
    paper.entries = [];
    this.paper.consumers = this.paper.consumers.filter((consumer) => consumer.queue !== queue);
    this.paper.absent.add(queue);
    this.endTurn();
    this.store.sync();
    this.turnIfWanted();
    this.release(this.lines[0]!);
    this.paper.absent.delete(queue);
    this.declare(paper);
  }

  // --- time and disk ---

  private goOn({ syncs, answers, rests, refusesSpills }: TimedStep): void {
    if (this.plan.paging === undefined) {
      if (!this.isMidTurn) this.rest();
      return;
    }
    this.store.refusesSpills = refusesSpills;
    if (syncs) {
      this.store.sync();
      this.turnIfWanted();
    }
    for (const index of answers) this.answer(index % Math.max(1, this.store.owed.length));
    if (rests) this.rest();
  }

  private isMidTurn = false;

  private endTurn(): void {
    this.wantsTurn = false;
    this.core.endTurn();
    this.look();
    this.paper.turn++;
    this.isMidTurn = false;
  }

  private turnIfWanted(): void {
    this.look();
    for (let turns = 0; this.wantsTurn; turns++) {
      if (turns > RESTLESS) fail('asks for turns without end');
      this.endTurn();
    }
  }

  private answer(index = 0): void {
    this.store.answer(index);
    this.turnIfWanted();
  }

  private ring(ms: number): void {
    let rings = 0;
    const { clock } = this.core;
    this.paper.now = clock.timeMs;
    clock.advance(ms, () => {
      if (rings++ > RESTLESS) fail('rings without end');
      this.paper.now = clock.timeMs;
      this.turnIfWanted();
    });
    this.paper.now = clock.timeMs;
  }

  /** The disk answers all that it owes, and what is due is done, without anybody else asking for it. */
  private rest(): void {
    this.store.refusesSpills = false;
    this.endTurn();
    for (let rounds = 0; ; rounds++) {
      if (rounds > 2 * RESTLESS) fail('does not come to rest');
      this.ring(0);
      this.store.sync();
      this.turnIfWanted();
      if (this.store.owed.length > 0) this.answer();
      else if (rounds < RESTLESS && this.isBehind()) this.ring(1);
      else break;
    }
    this.paper.mayOvercount = false;
    this.paper.judgeRest();
    this.judgeCounts();
  }

  private isBehind(): boolean {
    const { now, queues } = this.paper;
    for (const queue of queues.values()) {
      const waiting = queue.inState('delayed').filter((entry) => !entry.isReturning(now));
      if (this.queue(queue.name).delayedCount > waiting.length) return true;
      queue.returned(now);
    }
    return this.paper.isBehind();
  }

  /** Everybody leaves, and everything is purged: nothing is left anywhere. */
  private end(): void {
    this.rest();
    for (const line of this.lines) this.close(line);
    this.rest();
    for (const name of this.paper.queues.keys()) this.purge(this.lines[0]!, { queue: name } as unknown as TimedStep);
    this.rest();
    const { bytes, entries } = this.core.broker.memory;
    if (bytes !== 0 || entries !== 0) fail(`${entries} entries are held, ${bytes} bytes`);
    if (this.store.spilledChunks > 0) fail('chunks are left');
  }

  // --- broker ---

  private start(timeMs: number | undefined): void {
    const { plan, store } = this;
    const limits: Partial<Limits> = { expiriesPerTurn: plan.expiriesPerTurn, ...pagingLimits(plan) };
    this.core = new ScriptedCore(limits, store);
    const { broker, clock, journal } = this.core;
    clock.timeMs = timeMs ?? clock.timeMs;
    this.paper.now = clock.timeMs;
    broker.requestTurn = () => {
      this.wantsTurn = true;
    };
    broker.restore(store.definitions, ({ kind }, why) => fail(`${kind} is left out: ${why}`));
    this.taps = new QueueTaps(store, journal);
    this.paper.consumers = [];
    this.lines = Array.from({ length: LINES }, () => this.open());
    this.seen = journal.length;
  }

  private open(): Line {
    const scripted = this.core.channel();
    scripted.call('confirm.select');
    return { scripted, paper: new PaperChannel(), get: undefined, purge: undefined, contents: 0 };
  }

  private queue(name: string): Queue {
    return this.core.broker.findVHost('/')!.queue(name);
  }

  private declare({ name, durable, priorityMax, settings }: PaperQueue): void {
    const args = new Map(priorityMax > 0 ? [['x-max-priority', { type: 'b', value: priorityMax } as const]] : []);
    this.lines[0]!.scripted.queue(name, { durable, arguments: args });
    this.queue(name).configure(settings);
    this.taps.listenTo(this.queue(name));
    this.look();
  }

  /** What is there after a restart. */
  private survive(queue: PaperQueue): void {
    if (!queue.durable) {
      queue.entries = [];
      this.declare(queue);
      return;
    }
    queue.entries = queue.entries.filter(({ message }) => message.persistent);
    for (const entry of queue.inState('out')) {
      entry.state = 'ready';
      entry.deliveries++;
    }
    this.queue(queue.name).configure(queue.settings);
    this.taps.listenTo(this.queue(queue.name));
  }

  // --- settling ---

  private takeOut({ paper }: Line, tags: readonly number[], how: How | 'ack' | 'discard'): PaperEntry[] {
    const entries = tags.map((tag) => paper.out.get(tag)!.entry);
    for (const tag of tags) paper.out.delete(tag);
    const known = entries.filter(({ state }) => state === 'out');
    for (const entry of known) {
      if (how === 'ack') {
        entry.queue.remove(entry);
      } else if (how === 'discard') {
        entry.state = 'discarded';
      } else {
        entry.state = 'back';
        entry.how = how;
        entry.deliveries++;
      }
    }
    return known;
  }

  private settling(line: Line, tags: readonly number[], how: How | 'discard', send: () => void): void {
    const entries = this.takeOut(line, tags, how);
    this.paper.isSettling = true;
    send();
    this.look();
    this.paper.isSettling = false;
    this.paper.endReturns(entries);
  }

  /** The disk answers until the core wants commands of a connection again. */
  private release({ scripted: { client } }: Line): void {
    const isPaused = (): boolean => client.outbound.paused;
    for (let rounds = 0; isPaused(); rounds++) {
      if (rounds > RESTLESS) fail('takes no more commands');
      this.endTurn();
      this.ring(0);
      this.store.sync();
      this.turnIfWanted();
      if (isPaused()) this.answer();
    }
  }

  // --- looking ---

  /** Shows the paper what happened since the last look, in order. */
  private look(): void {
    const { journal } = this.core;
    const events = this.taps.take();
    let next = 0;
    for (; this.seen <= journal.length; this.seen++) {
      while (next < events.length && events[next]!.at <= this.seen) this.happened(events[next++]!);
      if (this.seen === journal.length) break;
      const { outbound, channel, sent } = journal[this.seen]!;
      const line = this.lines.find(({ scripted }) => scripted.client.outbound === outbound);
      if (line !== undefined && channel === 1) this.sent(line, sent);
      if (/^(channel|connection)\.close$/.test(sent.name)) fail(`${sent.name} ${JSON.stringify(sent)}`);
    }
  }

  private happened(event: ReturnType<QueueTaps['take']>[number]): void {
    const { paper } = this;
    const { queue, body } = event;
    if (event.kind === 'purged') {
      const counts = paper.purged(queue);
      if (this.purger !== undefined) this.purger.purge = counts;
    } else if (event.kind === 'died') {
      paper.died(queue, body, event.reason);
    } else if (event.kind === 'settled') {
      const isFetching = this.lines.some(({ get }) => get?.queue === queue && get.noAck);
      paper.settled(queue, body, event.sequence, isFetching);
    } else if (paper.came(queue, body, event)) {
      const channel = this.publisher!;
      channel.unconfirmed.set(channel.nextPublish++, !event.isTaken);
    }
  }

  private sent(line: Line, sent: Sent): void {
    const { paper } = this;
    switch (sent.name) {
      case 'basic.deliver': {
        const consumer = paper.consumers.find(({ tag }) => tag === sent.consumerTag);
        if (consumer?.channel !== line.paper) fail(`${sent.consumerTag} is given something and is not there`);
        paper.delivered(consumer.queue, line.paper, consumer, this.shown(line, sent));
        return;
      }
      case 'basic.get-ok': {
        const { queue, noAck } = line.get!;
        line.get = undefined;
        paper.delivered(queue, line.paper, undefined, this.shown(line, sent));
        if (noAck) this.takeOut(line, [sent.deliveryTag], 'ack');
        this.judgeCount(queue, sent.messageCount);
        return;
      }
      case 'basic.get-empty':
        paper.foundEmpty(line.get!.queue);
        line.get = undefined;
        return;
      case 'queue.purge-ok': {
        const { least, most } = line.purge!;
        const { messageCount: count } = sent;
        if (count < least || count > most) fail(`${count} are purged instead of ${least} to ${most}`);
        return;
      }
      case 'basic.ack':
      case 'basic.nack':
        this.confirmed(line, sent);
    }
  }

  private shown(
    line: Line,
    sent: Sent & { name: 'basic.deliver' | 'basic.get-ok' },
  ): Parameters<PaperBroker['delivered']>[3] {
    const { deliveryTag, redelivered, body } = sent;
    const content = line.scripted.client.outbound.contents[line.contents++]!;
    const count = redelivered ? Number(content.headers().get('x-delivery-count')?.value) : 0;
    return { body: body!, deliveryTag, redelivered, deliveries: count };
  }

  private confirmed({ paper }: Line, sent: Sent & { name: 'basic.ack' | 'basic.nack' }): void {
    const { deliveryTag, multiple } = sent;
    const isRejected = sent.name === 'basic.nack';
    for (const [tag, rejected] of paper.unconfirmed) {
      if (multiple ? tag > deliveryTag : tag !== deliveryTag) continue;
      if (rejected !== isRejected) fail(`${sent.name} of ${tag}`);
      paper.unconfirmed.delete(tag);
    }
  }

  /** A number of ready messages that somebody was told. */
  private judgeCount(name: string, count: number): void {
    const { now } = this.paper;
    const queue = this.paper.queue(name);
    const ready = queue.inState('ready');
    const least = ready.filter((entry) => !entry.isDue(now)).length;
    const { mayOvercount } = this.paper;
    const waiting = queue.inState('delayed').filter((entry) => mayOvercount || entry.isReturning(now));
    const most = ready.length + waiting.length;
    if (count < least || count > most) fail(`${name} is said to have ${count}, and has ${least} to ${most}`);
  }

  private judgeCounts(): void {
    for (const paper of this.paper.queues.values()) {
      const { readyCount, readyBodyBytes, unackedCount, delayedCount, consumerCount } = this.queue(paper.name);
      const ready = paper.inState('ready');
      const expected = {
        readyCount: ready.length,
        readyBodyBytes: paper.bytes(ready),
        unackedCount: paper.inState('out').length,
        delayedCount: paper.inState('delayed').length,
        consumerCount: this.paper.consumers.filter(({ queue }) => queue === paper.name).length,
      };
      const found = { readyCount, readyBodyBytes, unackedCount, delayedCount, consumerCount };
      const [wanted, is] = [JSON.stringify(expected), JSON.stringify(found)];
      if (wanted !== is) fail(`${paper.name} has ${is} instead of ${wanted}`);
      this.judgeStored(paper);
    }
    for (const { paper } of this.lines) if (paper.unconfirmed.size > 0) fail('publishes are not confirmed');
  }

  /** The log has what is persistent and was not settled. */
  private judgeStored(paper: PaperQueue): void {
    if (!paper.durable) return;
    const found: string[] = [];
    for (let lane = 0; lane <= paper.priorityMax; lane++) {
      const storage = this.store.queue(laneName(this.queue(paper.name).definition, lane));
      for (const sequence of storage.log.keys()) found.push(storage.bodyOf(sequence)!);
    }
    const kept = paper.entries.filter(({ message }) => message.persistent).map(({ message }) => message.body);
    const [wanted, is] = [kept.sort().join(' '), found.sort().join(' ')];
    if (wanted !== is) fail(`${paper.name} has stored ${is} instead of ${wanted}`);
  }
}

const mayGoOn = new Set<TimedStep['kind']>(['publish', 'consume', 'configure', 'get']);

function pagingLimits({ paging }: TimedPlan): Partial<Limits> {
  if (paging === undefined) return {};
  return {
    residentEntriesMax: paging.residentEntriesMax,
    residentBytesMax: paging.residentEntriesOfBytes * ENTRY_BYTES,
    memoryBudget: paging.budgetEntries * ENTRY_BYTES,
    pressedBytesMax: paging.pressedEntries * ENTRY_BYTES,
    spillBytes: paging.spillEntries * ENTRY_BYTES,
    spillsMax: paging.spillsMax,
    readsMax: paging.readsMax,
  };
}

const FLAGS = { deliveryMode: 0x1000, priority: 0x0800, expiration: 0x0100 } as const;

/** Content as it stands in a chunk of its socket. */
function contentOf({ body, priority, persistent, expirationMs }: PaperMessage): Content {
  const expires = expirationMs !== -1;
  const flags = FLAGS.priority | (persistent ? FLAGS.deliveryMode : 0) | (expires ? FLAGS.expiration : 0);
  const properties = [short(flags), ...(persistent ? [octet(2)] : []), octet(priority)];
  if (expires) properties.push(shortstr(String(expirationMs)));
  const header = headerFrame(0, body.length, Buffer.concat(properties));
  const bytes = Buffer.concat([header, bodyFrame(0, body)]);
  return Content.borrowed(bytes, 0, header.length, bytes.length);
}
