/**
 * Field values as RabbitMQ's reply texts name them.
 */
import type { FieldType, FieldValue } from '../wire/values/field-table.js';

const typeNames: Readonly<Record<FieldType, string>> = {
  t: 'bool',
  b: 'byte',
  B: 'unsignedbyte',
  s: 'short',
  u: 'unsignedshort',
  I: 'signedint',
  i: 'unsignedint',
  l: 'long',
  L: 'long',
  f: 'float',
  d: 'double',
  D: 'decimal',
  T: 'timestamp',
  S: 'longstr',
  x: 'binary',
  A: 'array',
  F: 'table',
  V: 'void',
};

export function fieldTypeName(value: { readonly type: FieldType }): string {
  return typeNames[value.type];
}

export function fieldText(value: FieldValue): string {
  switch (value.type) {
    case 'S':
      return value.value;
    case 'x':
      return value.value.toString('latin1');
    case 'V':
      return 'undefined';
    case 'A':
      return `[${value.value.map(fieldText).join(',')}]`;
    case 'F':
      return `[${[...value.value].map(([name, inner]) => `{${name},${fieldText(inner)}}`).join(',')}]`;
    case 'D':
      return `{${value.value.scale},${value.value.unscaled}}`;
    default:
      return String(value.value);
  }
}
