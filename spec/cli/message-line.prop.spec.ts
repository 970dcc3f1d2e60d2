/**
 * Field tables go through the lines of a dump and back as they were.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tableFromLine, tableToLine } from '../../src/cli/dumps/field-lines.js';
import { messageOf } from '../../src/cli/dumps/message-line.js';
import { arbitraryTable } from '../support/arbitrary-values.js';

describe('a table', () => {
  it('comes back with its order and all its types', () => {
    fc.assert(
      fc.property(arbitraryTable, (table) => {
        const line = JSON.stringify(tableToLine(table));
        expect([...tableFromLine(JSON.parse(line))]).toEqual([...table]);
      }),
    );
  });
});

const whole = { exchange: '', routing_key: 'eu', redelivered: false, properties: {}, body: '' };

describe('a line', () => {
  it.each([
    ['{', 'it is no JSON'],
    ['[]', 'a line has to be an object'],
    [{ ...whole, extra: 1 }, "there is no key 'extra' in a dump"],
    [{ ...whole, exchange: 1 }, 'exchange has to be a text'],
    [{ ...whole, routing_key: undefined }, 'routing_key has to be a text'],
    [{ ...whole, body: 'a' }, 'body has to be base64'],
    [{ ...whole, properties: { prority: 1 } }, "there is no property 'prority'"],
    [{ ...whole, properties: { priority: 256 } }, 'priority has to be a number from 0 to 255'],
    [{ ...whole, properties: { type: 5 } }, 'type has to be a text'],
    [{ ...whole, properties: { timestamp: 'now' } }, 'timestamp has to be seconds since 1970'],
    [{ ...whole, properties: { headers: { a: 1 } } }, 'a table has to be a list of [name, type, value]'],
    [{ ...whole, properties: { headers: [['a', 'b', 300]] } }, "300 does not fit a field of type 'b'"],
    [{ ...whole, properties: { headers: [['a', 'q', 1]] } }, 'there is no type "q" of fields'],
    [{ ...whole, properties: { headers: [['a', 'S', 1]] } }, '1 is no value of a field of type S'],
  ])('%j is none', (line, says) => {
    expect(() => messageOf(typeof line === 'string' ? line : JSON.stringify(line))).toThrow(says);
  });
});
