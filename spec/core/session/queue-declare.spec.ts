/**
 * queue.declare: names, counts, and when a second declaration means the same as the first.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldType, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import type { Arguments } from '../../support/full-method.js';
import { channelClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

type Declaration = Arguments<'queue.declare'>;

const ok = (queue: string, messageCount = 0, consumerCount = 0) => [
  { name: 'queue.declare-ok', queue, messageCount, consumerCount },
];
const args = (entries: Record<string, FieldValue>): { arguments: FieldTable } => ({
  arguments: new Map(Object.entries(entries)),
});
const number = (type: FieldType, value: number): FieldValue => ({ type, value }) as FieldValue;

describe('queue.declare', () => {
  it('counts what is ready, not what is delivered, and all consumers', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    for (let i = 0; i < 3; i++) channel.publish({ routingKey: 'q' });
    channel.call('basic.get', { queue: 'q' });
    expect(channel.call('queue.declare', { queue: 'q' })).toEqual(ok('q', 2));
    channel.call('basic.qos', { prefetchCount: 1 });
    channel.call('basic.consume', { queue: 'q' });
    channel.call('basic.consume', { queue: 'q' });
    expect(channel.call('queue.declare', { queue: 'q' })).toEqual(ok('q', 0, 2));
  });

  it('without a name makes one up, each time another', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call('queue.declare', { exclusive: true })).toEqual(ok('amq.gen-1'));
    expect(channel.call('queue.declare', { exclusive: true })).toEqual(ok('amq.gen-2'));
    expect(channel.call('queue.declare', { queue: 'amq.gen-1', passive: true })).toEqual(ok('amq.gen-1'));
  });

  it('of a name that the broker made up is refused: names that begin with amq. are reserved', () => {
    const channel = new ScriptedCore().channel();
    channel.call('queue.declare', { exclusive: true });
    const text = "ACCESS_REFUSED - queue name 'amq.gen-1' contains reserved prefix 'amq.*'";
    expect(channel.call('queue.declare', { queue: 'amq.gen-1', exclusive: true })).toEqual([
      channelClosed(403, text, 'queue.declare'),
    ]);
  });

  it('drops line ends from the name, also passively', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call('queue.declare', { queue: 'a\r\nb' })).toEqual(ok('ab'));
    expect(channel.call('queue.declare', { queue: 'a\nb', passive: true })).toEqual(ok('ab'));
  });

  it('passively finds one, whatever else it says', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    const other = { passive: true, durable: true, autoDelete: true, ...args({ 'x-max-length': field.int(1) }) };
    expect(channel.call('queue.declare', { queue: 'q', ...other })).toEqual(ok('q'));
  });

  it('with no-wait has no answer', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call('queue.declare', { queue: 'q', noWait: true })).toEqual([]);
    expect(channel.call('queue.declare', { queue: 'q', passive: true })).toEqual(ok('q'));
  });
});

function declareTwice(first: Declaration, second: Declaration): unknown {
  const channel = new ScriptedCore().channel();
  channel.take();
  expect(channel.call('queue.declare', { queue: 'q', ...first })).toEqual(ok('q'));
  return channel.call('queue.declare', { queue: 'q', ...second });
}

describe('declaring a queue again', () => {
  const classic = args({ 'x-queue-type': field.text('classic') });
  const length = (type: FieldType, value: number) => args({ 'x-max-length': number(type, value) });

  it.each<[string, Declaration, Declaration]>([
    [
      'as it is',
      { durable: true, autoDelete: true, ...length('I', 5) },
      { durable: true, autoDelete: true, ...length('I', 5) },
    ],
    ['with an integer of another width', length('b', 5), length('l', 5)],
    ['with another argument that is not known', args({ foo: field.int(1) }), args({ foo: field.int(2) })],
    ['without an argument that is not known', args({ 'x-foo': field.int(1) }), {}],
    ['without its type, which was classic', classic, {}],
    ['as classic, which it was without saying so', {}, classic],
    [
      'exclusive without durable: an exclusive queue is never durable',
      { exclusive: true, durable: true },
      { exclusive: true },
    ],
  ])('%s is fine', (_what, first, second) => {
    expect(declareTwice(first, second)).toEqual(ok('q'));
  });

  it.each<[string, Declaration, Declaration, string]>([
    ['durable', { durable: true }, {}, "received 'false' but current is 'true'"],
    ['auto_delete', {}, { autoDelete: true }, "received 'true' but current is 'false'"],
    ['x-max-length', length('I', 5), length('I', 10), "received '10' but current is '5'"],
    ['x-max-length', length('I', 5), {}, "received none but current is the value '5' of type 'signedint'"],
    ['x-max-length', {}, length('l', 5), "received the value '5' of type 'long' but current is none"],
    [
      'x-overflow',
      {},
      args({ 'x-overflow': field.text('drop-head') }),
      "received the value 'drop-head' of type 'longstr' but current is none",
    ],
  ])('with a difference in %s is refused: %j, then %j', (argument, first, second, difference) => {
    const text = `PRECONDITION_FAILED - inequivalent arg '${argument}' for queue 'q' in vhost '/': ${difference}`;
    expect(declareTwice(first, second)).toEqual([channelClosed(406, text, 'queue.declare')]);
  });

  it('names the first difference alone', () => {
    const text =
      "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'q' in vhost '/': received 'false' but current is 'true'";
    expect(declareTwice({ durable: true, autoDelete: true }, length('I', 1))).toEqual([
      channelClosed(406, text, 'queue.declare'),
    ]);
  });
});
