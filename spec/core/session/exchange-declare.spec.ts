/**
 * exchange.declare: what is there from the start, and when a second declaration means the same as the first.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import type { Arguments } from '../../support/full-method.js';
import { channelClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

type Declaration = Arguments<'exchange.declare'>;

const ok = [{ name: 'exchange.declare-ok' }];
const args = (entries: Record<string, FieldValue>): { arguments: FieldTable } => ({
  arguments: new Map(Object.entries(entries)),
});
const alternate = (name: string) => args({ 'alternate-exchange': field.text(name) });

function declareTwice(first: Declaration, second: Declaration): unknown {
  const channel = new ScriptedCore().channel();
  channel.take();
  expect(channel.call('exchange.declare', { exchange: 'x', type: 'direct', ...first })).toEqual(ok);
  return channel.call('exchange.declare', { exchange: 'x', type: 'direct', ...second });
}

describe('the exchanges of a new vhost', () => {
  it.each([
    ['amq.direct', 'direct', false],
    ['amq.fanout', 'fanout', false],
    ['amq.topic', 'topic', false],
    ['amq.headers', 'headers', false],
    ['amq.match', 'headers', false],
    ['amq.rabbitmq.trace', 'topic', true],
  ])('%s is of type %s, durable, and may be declared as it is', (exchange, type, internal) => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call('exchange.declare', { exchange, type, internal, durable: true })).toEqual(ok);
    const text =
      `PRECONDITION_FAILED - inequivalent arg 'durable' for exchange '${exchange}' in vhost '/': ` +
      "received 'false' but current is 'true'";
    expect(channel.call('exchange.declare', { exchange, type, internal })).toEqual([
      channelClosed(406, text, 'exchange.declare'),
    ]);
  });
});

describe('exchange.declare', () => {
  it('passively finds one, whatever else it says', () => {
    const passive = { passive: true, type: 'odd', durable: true, ...alternate('z') };
    expect(declareTwice({ type: 'fanout' }, passive)).toEqual(ok);
  });

  it('with no-wait has no answer', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call('exchange.declare', { exchange: 'x', type: 'fanout', noWait: true })).toEqual([]);
    expect(channel.call('exchange.declare', { exchange: 'x', passive: true })).toEqual(ok);
  });

  it('drops line ends from the name', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    channel.call('exchange.declare', { exchange: 'a\r\nb', type: 'fanout' });
    expect(channel.call('exchange.declare', { exchange: 'ab', passive: true })).toEqual(ok);
  });

  it('a second time, the same, is fine', () => {
    const full = { type: 'topic', durable: true, autoDelete: true, internal: true, ...alternate('z') };
    expect(declareTwice(full, full)).toEqual(ok);
  });

  it('does not compare arguments that it does not know', () => {
    expect(declareTwice(args({ own: field.int(1) }), args({ own: field.int(2) }))).toEqual(ok);
  });

  it.each<[string, Declaration, Declaration, string]>([
    ['type', { type: 'fanout' }, { type: 'topic' }, "received 'topic' but current is 'fanout'"],
    ['durable', { durable: true }, {}, "received 'false' but current is 'true'"],
    ['auto_delete', {}, { autoDelete: true }, "received 'true' but current is 'false'"],
    ['internal', {}, { internal: true }, "received 'true' but current is 'false'"],
    ['alternate-exchange', alternate('a'), alternate('b'), "received 'b' but current is 'a'"],
    ['alternate-exchange', {}, alternate('b'), "received the value 'b' of type 'longstr' but current is none"],
    ['alternate-exchange', alternate('a'), {}, "received none but current is the value 'a' of type 'longstr'"],
  ])('a second time with another %s is refused', (argument, first, second, difference) => {
    const text = `PRECONDITION_FAILED - inequivalent arg '${argument}' for exchange 'x' in vhost '/': ${difference}`;
    expect(declareTwice(first, second)).toEqual([channelClosed(406, text, 'exchange.declare')]);
  });
});
