/**
 * Arguments and headers on the command line, with their AMQP types.
 */
import { describe, expect, it } from '@jest/globals';
import { byteSize, duration, timestamp, whole } from '../../src/cli/arguments/numbers.js';
import { addTyped } from '../../src/cli/arguments/typed-values.js';
import { toFieldTable } from '../../src/client/values/field-values.js';

function typed(...texts: string[]) {
  const table = texts.reduce<ReturnType<typeof addTyped>>((before, text) => addTyped(text, before), {});
  return [...toFieldTable(table)].map(([name, { type, value }]) => [name, type, value]);
}

describe('name=value', () => {
  it.each([
    ['a=5', ['a', 'I', 5]],
    ['a=-5', ['a', 'I', -5]],
    ['a=5000000000', ['a', 'l', 5_000_000_000]],
    ['a=9223372036854775807', ['a', 'l', 9_223_372_036_854_775_807n]],
    ['a=true', ['a', 't', true]],
    ['a=1.5', ['a', 'S', '1.5']],
    ['a=', ['a', 'S', '']],
    ['a=b=c', ['a', 'S', 'b=c']],
    ['a:b=c', ['a:b', 'S', 'c']],
    ['a:string=5', ['a', 'S', '5']],
    ['a:byte=-5', ['a', 'b', -5]],
    ['a:ubyte=255', ['a', 'B', 255]],
    ['a:short=5', ['a', 's', 5]],
    ['a:ushort=5', ['a', 'u', 5]],
    ['a:int=5', ['a', 'I', 5]],
    ['a:uint=4294967295', ['a', 'i', 4_294_967_295]],
    ['a:long=5', ['a', 'l', 5]],
    ['a:float=1.5', ['a', 'f', 1.5]],
    ['a:double=5', ['a', 'd', 5]],
    ['a:timestamp=2026-05-17T08:00:00Z', ['a', 'T', 1_779_004_800]],
    ['a:timestamp=5', ['a', 'T', 5]],
    ['a:bytes=AAE=', ['a', 'x', Buffer.from([0, 1])]],
    ['a:null=', ['a', 'V', null]],
    ['a:json=["x"]', ['a', 'A', [{ type: 'S', value: 'x' }]]],
  ])('%s', (text, field) => {
    expect(typed(text)).toEqual([field]);
  });

  it('is added to those before, and a name that comes again has its last value', () => {
    expect(typed('a=1', 'b=2', 'a=3')).toEqual([
      ['a', 'I', 3],
      ['b', 'I', 2],
    ]);
  });

  it.each(['a', '=a', 'a:byte=300', 'a:int=x', 'a:float=', 'a:bool=yes', 'a:json={', 'a:timestamp=soon'])(
    '%s is refused',
    (text) => {
      expect(() => addTyped(text)).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }));
    },
  );
});

describe('numbers', () => {
  it('are read with their units', () => {
    expect([duration('10m'), duration('250'), duration('1.5s')]).toEqual([600_000, 250, 1500]);
    expect([byteSize('1KiB'), byteSize('0')]).toEqual([1024, 0]);
    expect([timestamp('5'), timestamp('1970-01-01T00:00:07Z')]).toEqual([5, 7]);
    expect(whole(1, 5)('5')).toBe(5);
  });

  it.each([() => duration('-5s'), () => byteSize('much'), () => whole(1, 5)('6'), () => whole(0)('1.5')])(
    'that make no sense are refused',
    (read) => {
      expect(read).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }));
    },
  );
});
