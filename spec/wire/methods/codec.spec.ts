/**
 * What the codec makes of methods that nobody knows, end early, or fill what is reserved.
 */
import { describe, expect, it } from '@jest/globals';
import { decodeMethod, encodeMethod } from '../../../src/wire/methods/codec.js';
import type { Method } from '../../../src/wire/methods/methods.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { long, method, octet, short, shortstr, table } from '../../support/amqp-bytes.js';
import { goldenMethods } from '../../support/golden-vectors.js';
import { expectConnectionError } from '../../support/thrown.js';

const decode = (bytes: Buffer): Method => decodeMethod(new Reader().aim(bytes));

describe('a method that does not exist', () => {
  it.each([
    [60, 41],
    [40, 41], // what exchange.unbind-ok would be if the numbering were regular
    [0, 0],
    [10, 1000],
    [0xffff, 0xffff],
  ])('is refused with its ids: %d,%d', (classId, methodId) => {
    const error = expectConnectionError(() => decode(method(classId, methodId)), 503);
    expect(error.replyText).toBe(`COMMAND_INVALID - unknown method ${classId},${methodId}`);
    expect(error.failingMethod).toEqual({ classId, methodId });
  });
});

describe('a method that ends early', () => {
  const vectors = [...goldenMethods()].map(([name, list]) => ({ name, ...list[0]! }));

  it.each(vectors)('is refused at every byte: $name', ({ bytes }) => {
    const [classId, methodId] = [bytes.readUInt16BE(0), bytes.readUInt16BE(2)];
    for (let length = 0; length < bytes.length; length++) {
      const error = expectConnectionError(() => decode(bytes.subarray(0, length)), 501);
      // The ids can be told once they are there.
      expect(error.failingMethod).toEqual(length < 4 ? undefined : { classId, methodId });
    }
  });
});

describe('a reserved argument', () => {
  it('may hold anything and is left out', () => {
    const declare = method(50, 20, short(0xbeef), shortstr('q'), shortstr('x'), shortstr('k'), octet(0), table());
    expect(decode(declare)).toEqual({
      name: 'queue.bind',
      queue: 'q',
      exchange: 'x',
      routingKey: 'k',
      noWait: false,
      arguments: new Map(),
    });
    expect(decode(method(10, 40, shortstr('/'), shortstr('old'), octet(1)))).toEqual({
      name: 'connection.open',
      virtualHost: '/',
    });
  });

  it('is written as zero', () => {
    const writer = new Writer();
    encodeMethod(writer, { name: 'channel.open-ok' });
    expect(writer.written()).toEqual(method(20, 11, long(0)));
  });
});

describe('bits', () => {
  it('beyond those of the method are ignored', () => {
    expect(decode(method(60, 80, Buffer.alloc(8), octet(0xfe)))).toEqual({
      name: 'basic.ack',
      deliveryTag: 0,
      multiple: false,
    });
  });
});
