/**
 * A committed transaction leaves what the same commands leave without one; a rolled back one leaves
 * everything as it was.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const MESSAGES = 6;
const queues = ['p', 'q'] as const;

const command = fc.oneof(
  fc.record({ kind: fc.constant('publish' as const), queue: fc.constantFrom(...queues, 'none') }),
  fc.record({
    kind: fc.constant('settle' as const),
    tag: fc.integer({ min: 1, max: MESSAGES }),
    multiple: fc.boolean(),
    settlement: fc.constantFrom('ack' as const, 'requeue' as const, 'drop' as const),
  }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** A channel with messages of both queues delivered to it, over a consumer and by get. */
function channelWithDeliveries(): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  for (const queue of queues) {
    channel.queue(queue);
    for (let i = 0; i < MESSAGES / 2; i++) channel.publish({ routingKey: queue, body: `${queue}${i}` });
  }
  for (let i = 0; i < MESSAGES / 2; i++) channel.call('basic.get', { queue: 'p' });
  channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
  channel.call('basic.cancel', { consumerTag: 't' });
  return channel;
}

/** Gives the commands, leaving out settlements that would be refused. */
function run(channel: ScriptedChannel, commands: readonly Command[]): void {
  let out = Array.from({ length: MESSAGES }, (_, index) => index + 1);
  for (const [index, one] of commands.entries()) {
    if (one.kind === 'publish') {
      channel.publish({ routingKey: one.queue, body: `new${index}` });
    } else if (out.includes(one.tag)) {
      out = out.filter((tag) => (one.multiple ? tag > one.tag : tag !== one.tag));
      const { tag: deliveryTag, multiple, settlement } = one;
      if (settlement === 'ack') channel.call('basic.ack', { deliveryTag, multiple });
      else channel.call('basic.nack', { deliveryTag, multiple, requeue: settlement === 'requeue' });
    }
  }
}

/** What waits in the queues, as body or body* for redelivered: at once, and when the channel has gone. */
function state(channel: ScriptedChannel): string[][] {
  const { core } = channel.client;
  const wait = (): string[][] => queues.map((queue) => waiting(core.channel(), queue));
  const before = wait();
  channel.client.disconnect();
  const after = wait();
  expect(core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
  return [...before, ...after];
}

function waiting(channel: ScriptedChannel, queue: string): string[] {
  const bodies: string[] = [];
  for (;;) {
    const answer = channel.call('basic.get', { queue, noAck: true }).at(-1);
    if (answer?.name !== 'basic.get-ok') return bodies;
    bodies.push(`${answer.body!}${answer.redelivered ? '*' : ''}`);
  }
}

describe('a transaction', () => {
  const commands = fc.array(command, { maxLength: 15 });

  it('does with its commit what its commands would have done at once', () => {
    const property = fc.property(commands, (drawn) => {
      const plain = channelWithDeliveries();
      run(plain, drawn);
      const transacting = channelWithDeliveries();
      transacting.call('tx.select');
      run(transacting, drawn);
      transacting.call('tx.commit');
      expect(state(transacting)).toEqual(state(plain));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('leaves nothing after a rollback', () => {
    const property = fc.property(commands, (drawn) => {
      const transacting = channelWithDeliveries();
      transacting.call('tx.select');
      run(transacting, drawn);
      transacting.call('tx.rollback');
      expect(state(transacting)).toEqual(state(channelWithDeliveries()));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
