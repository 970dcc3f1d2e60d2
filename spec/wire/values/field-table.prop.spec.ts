/**
 * For any table, nested as it may be: our bytes are those of the dumb builder, and are read back as it was.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FieldTable, FieldValue } from '../../../src/wire/values/field-table.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { encodeText } from '../../../src/wire/values/text.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { array, field, long, longlong, longstr, octet, short, tableOf } from '../../support/amqp-bytes.js';
import { arbitraryTable } from '../../support/arbitrary-values.js';
import { expectConnectionError, expectNoBug } from '../../support/thrown.js';

function dumbTable(table: FieldTable): Buffer {
  return tableOf([...table].map(([name, value]) => [encodeText(name), dumbField(value)]));
}

function dumbField({ type, value }: FieldValue): Buffer {
  switch (type) {
    case 'V':
      return field(type);
    case 't':
      return field(type, octet(value ? 1 : 0));
    case 'D':
      return field(type, octet(value.scale), long(value.unscaled));
    case 'S':
      return field(type, longstr(encodeText(value)));
    case 'x':
      return field(type, longstr(value));
    case 'A':
      return field(type, array(...value.map(dumbField)));
    case 'F':
      return field(type, dumbTable(value));
    default:
      return field(type, dumbNumber(type, value));
  }
}

type NumberType = Extract<FieldValue, { value: number | bigint }>['type'];

function dumbNumber(type: NumberType, value: number | bigint): Buffer {
  const number = Number(value);
  const view = new DataView(new ArrayBuffer(8));
  switch (type) {
    case 'b':
    case 'B':
      return octet((number + 0x100) % 0x100);
    case 's':
    case 'u':
      return short((number + 0x1_0000) % 0x1_0000);
    case 'I':
    case 'i':
      return long((number + 0x1_0000_0000) % 0x1_0000_0000);
    case 'f':
      view.setFloat32(0, number);
      return Buffer.from(view.buffer, 0, 4);
    case 'd':
      view.setFloat64(0, number);
      return Buffer.from(view.buffer);
    default:
      return longlong(value);
  }
}

/** A small writer has to grow again and again. */
function write(table: FieldTable, capacity = 0): Buffer {
  const writer = new Writer(capacity);
  writer.table(table);
  return writer.written();
}

describe('field tables', () => {
  it('are written as the dumb builder writes them, and read back', () => {
    fc.assert(
      fc.property(arbitraryTable, fc.nat(100), (table, capacity) => {
        const bytes = write(table, capacity);
        expect(bytes.equals(dumbTable(table))).toBe(true);
        const reader = new Reader().aim(bytes);
        expect(reader.table()).toEqual(table);
        expect(reader.remaining).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('that are cut anywhere blame the peer', () => {
    fc.assert(
      fc.property(arbitraryTable, fc.nat(), (table, anywhere) => {
        const bytes = write(table);
        const reader = new Reader().aim(bytes, 0, anywhere % bytes.length);
        expectConnectionError(() => reader.table(), 501);
      }),
    );
  });

  it('that are damaged anywhere are read or blame the peer', () => {
    fc.assert(
      fc.property(arbitraryTable, fc.nat(), fc.nat(0xff), (table, anywhere, damage) => {
        const bytes = write(table);
        bytes[anywhere % bytes.length] = damage;
        expectNoBug(() => new Reader().aim(bytes).table(), 501);
      }),
      { numRuns: 1000 },
    );
  });
});
