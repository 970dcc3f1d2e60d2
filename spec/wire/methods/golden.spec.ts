/**
 * Every method against the bytes of a foreign implementation (see spec/wire/golden), or hand-written
 * ones where it knows none: our encoder gives exactly them, our decoder reads exactly the arguments.
 */
import { describe, expect, it } from '@jest/globals';
import { decodeMethod, encodeMethod } from '../../../src/wire/methods/codec.js';
import { type Method, argumentsOf, methodName } from '../../../src/wire/methods/methods.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { longstr, method, shortstr } from '../../support/amqp-bytes.js';
import { methodNames } from '../../support/arbitrary-methods.js';
import { type GoldenMethod, goldenMethods } from '../../support/golden-vectors.js';

/** RabbitMQ's methods that pika does not have. */
const handWritten: readonly GoldenMethod[] = [
  {
    method: { name: 'connection.update-secret', newSecret: Buffer.from('token'), reason: 'expired' },
    bytes: method(10, 70, longstr('token'), shortstr('expired')),
  },
  { method: { name: 'connection.update-secret-ok' }, bytes: method(10, 71) },
];

const vectors = new Map(goldenMethods());
for (const vector of handWritten) vectors.set(vector.method.name, [vector]);

const all = [...vectors].flatMap(([name, list]) => list.map((vector, i) => ({ title: `${name} #${i}`, ...vector })));

function encode(value: Method): string {
  const writer = new Writer();
  encodeMethod(writer, value);
  return writer.written().toString('hex');
}

describe('golden vectors', () => {
  it('exist for every method, and for no other', () => {
    expect([...vectors.keys()].sort()).toEqual([...methodNames].sort());
  });

  it.each(methodNames)('of %s show each of its bits alone', (name) => {
    const bits = argumentsOf(name).filter(([argument, type]) => type === 'bit' && !argument.startsWith('reserved'));
    for (const [bit] of bits) {
      const alone = vectors.get(name)!.filter(({ method }) => {
        const values = method as unknown as Readonly<Record<string, unknown>>;
        return bits.every(([other]) => values[other] === (other === bit));
      });
      expect(alone).not.toEqual([]);
    }
  });
});

describe('encoding', () => {
  it.each(all)('gives the golden bytes: $title', ({ method, bytes }) => {
    expect(encode(method)).toBe(bytes.toString('hex'));
  });
});

describe('decoding', () => {
  it.each(all)('of the golden bytes gives the arguments: $title', ({ method, bytes }) => {
    const reader = new Reader().aim(bytes);
    expect(decodeMethod(reader)).toEqual(method);
    expect(reader.remaining).toBe(0);
  });

  it.each(all)('knows the ids: $title', ({ method, bytes }) => {
    expect(methodName(bytes.readUInt16BE(0), bytes.readUInt16BE(2))).toBe(method.name);
  });
});
