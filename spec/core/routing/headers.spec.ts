/**
 * Exchange type headers: which headers match which binding arguments. Each line was seen on RabbitMQ,
 * but for those that say otherwise.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldType, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { channelClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

type Fields = Readonly<Record<string, FieldValue>>;

const value = (type: FieldType, of: unknown): FieldValue => ({ type, value: of }) as FieldValue;
const int = field.int;
const text = field.text;
const nothing = value('V', null);
const tableOf = (fields: Fields): FieldTable => new Map(Object.entries(fields));
const mode = (name: string): Fields => ({ 'x-match': text(name) });

function isRouted(binding: Fields, headers: Fields | undefined): boolean {
  const channel = new ScriptedCore().channel();
  channel.queue('q');
  channel.bind('q', 'amq.headers', 'ignored', tableOf(binding));
  channel.publish({ exchange: 'amq.headers', headers: headers && tableOf(headers) });
  return channel.drain('q').length === 1;
}

describe('x-match', () => {
  const a1 = { a: int(1) };
  const b2 = { b: int(2) };
  const xa = { 'x-a': int(1) };

  it.each<[string, Fields, Fields | undefined, boolean]>([
    ['all with no arguments', {}, a1, true],
    ['all with no arguments, for a message without headers', {}, undefined, true],
    ['any with no arguments', mode('any'), a1, false],
    ['all, all there', { ...a1, ...b2 }, { ...a1, ...b2, c: int(3) }, true],
    ['all, one missing', { ...a1, ...b2 }, b2, false],
    ['all by name', { ...mode('all'), ...a1, ...b2 }, b2, false],
    ['any, one there', { ...mode('any'), ...a1, ...b2 }, b2, true],
    ['any, none there', { ...mode('any'), ...a1, ...b2 }, { c: int(3) }, false],
    ['all passes over x- names', { ...xa, ...b2 }, b2, true],
    ['any passes over x- names', { ...mode('any'), ...xa }, xa, false],
    ['names that begin with X- count', { 'X-a': int(1) }, {}, false],
    ['all-with-x, missing', { ...mode('all-with-x'), ...xa }, {}, false],
    ['all-with-x, there', { ...mode('all-with-x'), ...xa }, xa, true],
    ['all-with-x leaves x-match itself out', { ...mode('all-with-x'), ...a1 }, a1, true],
    ['any-with-x', { ...mode('any-with-x'), ...xa, ...b2 }, xa, true],
    ['any-with-x with no arguments', mode('any-with-x'), a1, false],
  ])('%s', (_what, binding, headers, expected) => {
    expect(isRouted(binding, headers)).toBe(expected);
  });

  it.each<[string, FieldValue, string]>([
    ['value', text('some'), 'Invalid x-match field value <<"some">>; expected all, any, all-with-x, or any-with-x'],
    ['type', int(5), 'Invalid x-match field type signedint (value 5); expected longstr'],
  ])('of an unknown %s is refused, and binds nothing', (_what, match, explanation) => {
    const client = new ScriptedCore().connect();
    const channel = client.channel(1);
    channel.queue('q');
    const refusal = channelClosed(406, `PRECONDITION_FAILED - ${explanation}`, 'queue.bind');
    expect(channel.bind('q', 'amq.headers', '', tableOf({ 'x-match': match }))).toEqual([refusal]);
    const other = client.channel(2);
    other.publish({ exchange: 'amq.headers' });
    expect(other.drain('q')).toEqual([]);
  });
});

describe('a header and an argument are the same', () => {
  const inner = (type: FieldType): FieldValue => field.table({ a: value(type, 1) });

  it.each<[string, FieldValue, FieldValue, boolean]>([
    ['integers of any width', value('b', 1), value('l', 1), true],
    ['integers that differ', int(1), int(2), false],
    ['integers beyond a double', value('l', 2n ** 60n), value('l', 2n ** 60n), true],
    ['floats of any width', value('f', 1.5), value('d', 1.5), true],
    ['never an integer and a float (RabbitMQ 4)', int(1), value('d', 1), false],
    ['never an integer and a string', int(1), text('1'), false],
    ['never a boolean and an integer', value('t', true), int(1), false],
    ['booleans', value('t', true), value('t', true), true],
    ['booleans that differ', value('t', true), value('t', false), false],
    ['strings, case-sensitive', text('a'), text('A'), false],
    ['a string and its bytes', text('é'), value('x', Buffer.from('é')), true],
    ['bytes and their string', value('x', Buffer.from('a')), text('a'), true],
    ['bytes that differ', value('x', Buffer.from('a')), value('x', Buffer.from('b')), false],
    ['timestamps', value('T', 5), value('T', 5), true],
    ['a timestamp and its seconds', value('l', 5), value('T', 5), true],
    ['a void argument and whatever is there', nothing, text('z'), true],
    ['a void argument and a void header', nothing, nothing, true],
    ['never a void header and a string', text('z'), nothing, false],
    ['decimals', value('D', { scale: 2, unscaled: 5 }), value('D', { scale: 2, unscaled: 5 }), true],
    [
      'decimals of other scales never',
      value('D', { scale: 1, unscaled: 5 }),
      value('D', { scale: 2, unscaled: 5 }),
      false,
    ],
    ['never a decimal and an integer', value('D', { scale: 0, unscaled: 5 }), int(5), false],
    ['arrays', value('A', [int(1), text('a')]), value('A', [int(1), text('a')]), true],
    ['arrays of other lengths never', value('A', [int(1)]), value('A', [int(1), int(1)]), false],
    ['arrays in another order never', value('A', [int(1), int(2)]), value('A', [int(2), int(1)]), false],
    ['tables', inner('I'), inner('I'), true],
    ['tables in any order (ours)', field.table({ a: int(1), b: int(2) }), field.table({ b: int(2), a: int(1) }), true],
    ['tables with more never', inner('I'), field.table({ a: int(1), b: int(2) }), false],
  ])('%s', (_what, wanted, header, expected) => {
    expect(isRouted({ k: wanted }, { k: header })).toBe(expected);
  });

  it('a void argument asks that the header is there', () => {
    expect(isRouted({ k: nothing }, {})).toBe(false);
  });
});
