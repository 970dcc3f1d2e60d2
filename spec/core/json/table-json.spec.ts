/**
 * Tables and properties as JSON: what RabbitMQ 3.10 answered for the same, but for voids and decimals.
 */
import { describe, expect, it } from '@jest/globals';
import { JsonError } from '../../../src/core/json/json-error.js';
import { payloadFromJson, payloadToJson } from '../../../src/core/json/payload-json.js';
import { propertiesFromJson, propertiesToJson } from '../../../src/core/json/properties-json.js';
import { tableFromJson, tableToJson } from '../../../src/core/json/table-json.js';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { thrownBy } from '../../support/thrown.js';

const odd: FieldTable = new Map<string, FieldValue>([
  ['ts', { type: 'T', value: 1_700_000_000 }],
  ['dec', { type: 'D', value: { scale: 2, unscaled: 12_345 } }],
  ['bin', { type: 'x', value: Buffer.from([0, 255, 1]) }],
  ['text', { type: 'x', value: Buffer.from('plain') }],
  ['big', { type: 'l', value: 9_007_199_254_740_993n }],
  ['arr', { type: 'A', value: [field.int(1), field.text('a'), field.table({ x: field.bool(true) })] }],
  ['nul', { type: 'V', value: null }],
  ['str', field.text('ünï')],
  ['broken', field.text('\udcff')],
  ['f', { type: 'f', value: 1.5 }],
]);

describe('a table', () => {
  it('is JSON with the types that there are', () => {
    expect(tableToJson(odd)).toEqual({
      ts: 1_700_000_000,
      dec: 123.45,
      bin: 'Not UTF-8, base64 is: AP8B',
      text: 'plain',
      big: 9_007_199_254_740_992,
      arr: [1, 'a', { x: true }],
      nul: null,
      str: 'ünï',
      broken: 'Not UTF-8, base64 is: /w==',
      f: 1.5,
    });
  });

  it('comes back as 64-bit integers, doubles, texts, arrays, tables and voids', () => {
    const json = { i: -3, d: 1.5, huge: 1e300, wide: 3e9, s: 'x', b: false, n: null, a: [1, []], t: { u: {} } };
    expect(tableFromJson(json)).toEqual(
      new Map<string, FieldValue>([
        ['i', { type: 'l', value: -3 }],
        ['d', { type: 'd', value: 1.5 }],
        ['huge', { type: 'd', value: 1e300 }],
        ['wide', { type: 'l', value: 3e9 }],
        ['s', field.text('x')],
        ['b', field.bool(false)],
        ['n', { type: 'V', value: null }],
        [
          'a',
          {
            type: 'A',
            value: [
              { type: 'l', value: 1 },
              { type: 'A', value: [] },
            ],
          },
        ],
        ['t', field.table({ u: field.table({}) })],
      ]),
    );
    expect(tableToJson(tableFromJson(json))).toEqual(json);
    expect(tableFromJson([])).toEqual(new Map());
  });

  it.each([[5], ['x'], [null], [[1]], [{ ['k'.repeat(256)]: 1 }], [nested(70)]])('is not %p', (json) => {
    expect(thrownBy(() => tableFromJson(json))).toBeInstanceOf(JsonError);
  });
});

describe('properties', () => {
  it('come and go under the names of RabbitMQ', () => {
    const json = { content_type: 'text/plain', delivery_mode: 2, timestamp: 17, headers: { a: 1 }, priority: 0 };
    expect(propertiesToJson(propertiesFromJson({ ...json, unknown: 1 }))).toEqual(json);
    expect(propertiesToJson({})).toEqual([]);
    expect(propertiesFromJson([])).toEqual({});
  });

  it.each([
    [{ priority: '4' }, ['not_int', 'priority']],
    [{ delivery_mode: 256 }, ['not_int', 'delivery_mode']],
    [{ expiration: 60_000 }, ['not_string', 'expiration']],
    [{ app_id: 'a'.repeat(256) }, ['too_long', 'app_id']],
  ])('%j are refused', (json, reason) => {
    expect(thrownBy(() => propertiesFromJson(json))).toMatchObject({ reason });
  });
});

describe('a payload', () => {
  it('is text where it is UTF-8, as far as it is shown', () => {
    const body = Buffer.from('hé');
    expect(payloadToJson(body, 'auto')).toEqual({ payload: 'hé', payload_encoding: 'string' });
    expect(payloadToJson(body, 'base64')).toEqual({ payload: 'aMOp', payload_encoding: 'base64' });
    expect(payloadToJson(body, 'auto', 2)).toEqual({ payload: 'aMM=', payload_encoding: 'base64' });
  });

  it('is read as it says', () => {
    expect(payloadFromJson('aGk=', 'base64').toString()).toBe('hi');
    expect(payloadFromJson('hé', 'string')).toEqual(Buffer.from('hé'));
    expect(thrownBy(() => payloadFromJson('h!!i', 'base64'))).toMatchObject({ reason: ['not_base64', 'h!!i'] });
    expect(thrownBy(() => payloadFromJson('hi', 'x'))).toMatchObject({ reason: ['unsupported_encoding', 'x'] });
    expect(thrownBy(() => payloadFromJson(5, 'string'))).toMatchObject({ reason: 'payload_not_string' });
  });
});

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}
