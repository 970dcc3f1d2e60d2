/**
 * When RabbitMQ takes two field values for the same: by value within a class of types. An integer of
 * any width equals the same integer of another, and never a float or a string; a string equals its bytes.
 */
import { encodeText } from '../../wire/values/text.js';
import { type FieldTable, type FieldValue, isInteger } from '../../wire/values/field-table.js';

export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (valueClass(a) !== valueClass(b)) return false;
  if (a.type === 'F' && b.type === 'F') return sameTable(a.value, b.value);
  if (a.type === 'A' && b.type === 'A') {
    const other = b.value;
    return a.value.length === other.length && a.value.every((value, index) => sameValue(value, other[index]!));
  }
  if (a.type === 'D' && b.type === 'D') {
    return a.value.scale === b.value.scale && a.value.unscaled === b.value.unscaled;
  }
  if (a.type === 'x' && (b.type === 'x' || b.type === 'S')) return a.value.equals(bytesOf(b));
  if (a.type === 'S' && b.type === 'x') return bytesOf(a).equals(b.value);
  return a.value === b.value;
}

export function sameTable(a: FieldTable, b: FieldTable): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

function bytesOf(field: Extract<FieldValue, { type: 'S' | 'x' }>): Buffer {
  return field.type === 'x' ? field.value : encodeText(field.value);
}

/** Types whose values are compared with each other. */
function valueClass(value: FieldValue): string {
  const { type } = value;
  if (isInteger(value) || type === 'T') return 'integer';
  if (type === 'f' || type === 'd') return 'float';
  if (type === 'S' || type === 'x') return 'string';
  return type;
}
