/**
 * Arguments of exchanges that route nothing twice: what makes no sense is a 406 which says why, and leaves
 * nothing behind.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { channelClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

type Arguments = Readonly<Record<string, FieldValue>>;

const TYPE = 'x-message-deduplication';
const SIZE = "Missing or invalid argument, 'x-cache-size' must be an integer greater than 0";
const TTL = "Invalid argument, 'x-cache-ttl' must be an integer greater than 0";
const size = { 'x-cache-size': field.int(10) };
const double: FieldValue = { type: 'd', value: 1 };

function declare(type: string, args: Arguments, store = new HeldStore()) {
  const core = new ScriptedCore({}, store);
  const channel = core.channel();
  channel.send('exchange.declare', { exchange: 'x', type, durable: true, arguments: new Map(Object.entries(args)) });
  core.endDurably();
  return { sent: channel.take(), vhost: core.broker.findVHost('/')!, store, core };
}

describe('an exchange is refused', () => {
  it.each<[string, Arguments, string]>([
    [TYPE, {}, SIZE],
    [TYPE, { 'x-cache-size': field.int(0) }, SIZE],
    [TYPE, { 'x-cache-size': field.int(-1) }, SIZE],
    [TYPE, { 'x-cache-size': field.text('many') }, SIZE],
    [TYPE, { 'x-cache-size': field.text('') }, SIZE],
    [TYPE, { 'x-cache-size': double }, SIZE],
    [TYPE, { 'x-cache-size': field.bool(true) }, SIZE],
    [TYPE, { 'x-cache-size': field.int(2 ** 20 + 1) }, "Invalid argument, 'x-cache-size' must not be greater than 1048576"],
    [TYPE, { ...size, 'x-cache-ttl': field.int(0) }, TTL],
    [TYPE, { ...size, 'x-cache-ttl': double }, TTL],
    [TYPE, { ...size, 'x-cache-ttl': field.text('-1') }, TTL],
    [TYPE, { ...size, 'x-cache-persistence': field.text('ram') }, "Invalid argument, 'x-cache-persistence' must be either 'disk' or 'memory'"],
    [TYPE, { ...size, 'x-cache-persistence': field.int(1) }, "Invalid argument, 'x-cache-persistence' must be either 'disk' or 'memory'"],
    [TYPE, { ...size, 'x-deduplication-header': field.int(1) }, "Invalid argument, 'x-deduplication-header' must be a string"],
    ['direct', { 'x-message-deduplication': field.text('true') }, "Invalid argument, 'x-message-deduplication' must be a boolean"],
    ['direct', { 'x-message-deduplication': field.bool(true), 'x-cache-size': field.int(0) }, SIZE],
    ['x-delayed-message', { 'x-delayed-type': field.text(TYPE) }, SIZE],
  ])('%s %j: %s', (type, args, text) => {
    const { sent, vhost, store } = declare(type, args);
    expect(sent).toEqual([channelClosed(406, `PRECONDITION_FAILED - ${text}`, 'exchange.declare')]);
    expect([vhost.findExchange('x'), store.definitions, [...store.openQueues]]).toEqual([undefined, [], []]);
  }); // prettier-ignore

  it.each<Arguments>([
    { 'x-cache-size': field.int(0) },
    { 'x-cache-ttl': field.text('never') },
    { 'x-message-deduplication': field.bool(false), 'x-cache-persistence': field.int(1) },
  ])('never for what does not concern it: %j', (args) => {
    expect(declare('direct', args).sent).toMatchObject([{ name: 'exchange.declare-ok' }]);
  });
});

describe('an exchange that is there', () => {
  const again = (args: Arguments) => {
    const { core } = declare(TYPE, { ...size, 'x-cache-ttl': field.int(5) });
    const channel = core.channel();
    channel.send('exchange.declare', {
      exchange: 'x',
      type: TYPE,
      durable: true,
      arguments: new Map(Object.entries(args)),
    });
    core.endDurably();
    return channel.take();
  };

  it('can be declared again with the same arguments, of integers of any width', () => {
    const args: Arguments = { 'x-cache-size': { type: 'l', value: 10 }, 'x-cache-ttl': { type: 'b', value: 5 } };
    expect(again(args)).toMatchObject([{ name: 'exchange.declare-ok' }]);
  });

  it.each<[Arguments, string]>([
    [{ 'x-cache-size': field.int(11), 'x-cache-ttl': field.int(5) }, "'x-cache-size' for exchange 'x' in vhost '/': received '11' but current is '10'"],
    [{ ...size }, "'x-cache-ttl' for exchange 'x' in vhost '/': received none but current is the value '5' of type 'signedint'"],
    [{ ...size, 'x-cache-ttl': field.int(5), 'x-cache-persistence': field.text('disk') }, "'x-cache-persistence' for exchange 'x' in vhost '/': received the value 'disk' of type 'longstr' but current is none"],
  ])('cannot with others: %j', (args, text) => {
    const reply = channelClosed(406, `PRECONDITION_FAILED - inequivalent arg ${text}`, 'exchange.declare');
    expect(again(args)).toEqual([reply]);
  }); // prettier-ignore
});

describe('what an exchange has seen has a storage', () => {
  const seen = '/ seen by x';

  it.each<[string, Arguments, readonly string[]]>([
    [TYPE, size, [seen]],
    [TYPE, { ...size, 'x-cache-persistence': field.text('disk') }, [seen]],
    [TYPE, { ...size, 'x-cache-persistence': field.text('memory') }, []],
    ['topic', { 'x-message-deduplication': field.bool(true) }, [seen]],
    ['topic', {}, []],
  ])('%s %j: %j', (type, args, expected) => {
    const { store, core } = declare(type, args);
    expect([...store.openQueues]).toEqual(expected);
    core.channel().call('exchange.delete', { exchange: 'x' });
    expect([[...store.openQueues], store.definitions]).toEqual([[], []]);
  });

  it('not so that of an exchange that is not durable', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    core.channel().exchange('x', TYPE, { arguments: new Map(Object.entries(size)) });
    expect([...store.openQueues]).toEqual([]);
  });
});
