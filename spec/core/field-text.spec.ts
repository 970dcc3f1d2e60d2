/**
 * Field values as RabbitMQ's reply texts name them.
 */
import { describe, expect, it } from '@jest/globals';
import { fieldText, fieldTypeName } from '../../src/core/field-text.js';
import { type FieldType, type FieldValue, field } from '../../src/wire/values/field-table.js';

const value = (type: FieldType, of: unknown): FieldValue => ({ type, value: of }) as FieldValue;

describe('a field value', () => {
  it.each<[string, string, FieldValue]>([
    ['bool', 'true', field.bool(true)],
    ['byte', '-1', value('b', -1)],
    ['unsignedbyte', '255', value('B', 255)],
    ['short', '-2', value('s', -2)],
    ['unsignedshort', '65535', value('u', 65535)],
    ['signedint', '5', field.int(5)],
    ['unsignedint', '6', value('i', 6)],
    ['long', '1152921504606846976', value('l', 2n ** 60n)],
    ['float', '0.5', value('f', 0.5)],
    ['double', '1.5', value('d', 1.5)],
    ['decimal', '{2,314}', value('D', { scale: 2, unscaled: 314 })],
    ['timestamp', '7', value('T', 7)],
    ['longstr', 'text', field.text('text')],
    ['binary', 'bytes', value('x', Buffer.from('bytes'))],
    ['array', '[1,a]', value('A', [field.int(1), field.text('a')])],
    ['table', '[{k,1},{l,undefined}]', field.table({ k: field.int(1), l: value('V', null) })],
    ['void', 'undefined', value('V', null)],
  ])('of type %s reads %s', (type, text, shown) => {
    expect([fieldTypeName(shown), fieldText(shown)]).toEqual([type, text]);
  });
});
