import { beforeEach, describe, expect, it } from '@jest/globals';
import { Inspection } from '../../../../src/core/inspect/inspection.js';
import { rangeOf } from '../../../../src/core/statistics/sampling/range.js';
import { Sampler } from '../../../../src/core/statistics/sampling/sampler.js';
import type { ScriptedChannel } from '../../../support/scripted-channel.js';
import { ScriptedCore } from '../../../support/scripted-core.js';

let core: ScriptedCore;
let channel: ScriptedChannel;
let sampler: Sampler;
let inspection: Inspection;
beforeEach(() => {
  core = new ScriptedCore();
  channel = core.channel();
  channel.queue('q');
  sampler = new Sampler(core.broker);
  inspection = new Inspection(core.broker);
});

const queue = () => inspection.findQueue(core.broker.findVHost('/')!, 'q')!;

function publish(count: number): void {
  for (let i = 0; i < count; i++) channel.sendPublish({ routingKey: 'q' });
  core.endTurn();
}

function nextSample(byMs = 5_000): void {
  core.clock.advance(byMs);
  sampler.sample();
}

describe('a sampler', () => {
  it('tells how fast things go, of each object and of all', () => {
    sampler.sample();
    publish(10);
    nextSample();
    expect(sampler.queue(queue()).of('publish').rate).toBe(2);
    expect(sampler.queue(queue()).of('messages').rate).toBe(2);
    expect(sampler.queue(queue()).of('ack').rate).toBe(0);
    expect(sampler.channel(inspection.channels()[0]!).of('publish').rate).toBe(2);
    const exchange = inspection.findExchange(core.broker.findVHost('/')!, '')!;
    expect(sampler.exchange(exchange).of('publishOut').rate).toBe(2);
    expect(sampler.vhost(inspection.vhosts()[0]!).of('messagesReady').rate).toBe(2);
    expect(sampler.overview().of('publish').rate).toBe(2);
    expect(sampler.overview().of('queuesDeclared').rate).toBe(0);
    nextSample();
    expect(sampler.overview().of('publish').rate).toBe(0);
  });

  it('tells when a queue last moved', () => {
    sampler.sample();
    expect(sampler.queue(queue()).movedAt).toBe(0);
    publish(1);
    nextSample();
    const movedAt = core.clock.timeMs;
    nextSample();
    expect(sampler.queue(queue()).movedAt).toBe(movedAt);
  });

  it('takes what was there when it began for no news, and what came later for news', () => {
    publish(1000);
    sampler.sample();
    expect(sampler.overview().of('publish').rate).toBe(0);
    channel.queue('later');
    channel.sendPublish({ routingKey: 'later' });
    core.endTurn();
    nextSample();
    const later = inspection.findQueue(core.broker.findVHost('/')!, 'later')!;
    expect(sampler.queue(later).of('publish').rate).toBe(0.2);
    expect(sampler.queue(queue()).of('publish').rate).toBe(0);
  });

  it('has a sample each five seconds, however exactly it is called', () => {
    sampler.sample();
    publish(5);
    nextSample(4_990);
    nextSample(20);
    publish(5);
    nextSample(4_960);
    expect(sampler.overview().of('publish').rate).toBe(1);
    const { samples } = sampler.overview().of('publish', rangeOf(10, 5));
    expect(samples!.map(({ sample }) => sample)).toEqual([10, 5, 0]);
  });

  it('counts on the time between samples where some were left out', () => {
    sampler.sample();
    publish(100);
    nextSample(50_000);
    expect(sampler.overview().of('publish').rate).toBe(2);
  });

  it('goes on when the clock is put back', () => {
    sampler.sample();
    publish(10);
    nextSample();
    core.clock.timeMs -= 86_400_000;
    sampler.sample();
    publish(15);
    nextSample();
    expect(sampler.overview().of('publish').rate).toBe(3);
  });

  it('forgets the past when it is told to', () => {
    sampler.sample();
    publish(10);
    nextSample();
    sampler.reset();
    expect(sampler.overview().of('publish').rate).toBe(0);
    nextSample();
    expect(sampler.overview().of('publish').rate).toBe(0);
  });
});

describe('samples in portions', () => {
  it('are those of one time, and count when all are taken', () => {
    for (let i = 0; i < 600; i++) channel.send('queue.declare', { queue: `q${i}`, noWait: true });
    core.endTurn();
    sampler.sample();
    for (let i = 0; i < 600; i++) channel.sendPublish({ routingKey: `q${i}` });
    core.endTurn();
    core.clock.advance(5_000);
    const portions = sampler.portions();
    expect(portions.next().done).toBe(false);
    expect(sampler.overview().of('publish').rate).toBe(0);
    core.clock.advance(4_000);
    let count = 1;
    while (portions.next().done !== true) count++;
    expect(count).toBeGreaterThan(1);
    expect(sampler.overview().of('publish').rate).toBe(120);
    const rates = inspection.queues().map((facts) => sampler.queue(facts).of('publish').rate);
    expect(new Set(rates)).toEqual(new Set([0, 0.2])); // `q` has had nothing
  });
});
