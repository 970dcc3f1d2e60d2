/**
 * What tells a binding from all others between the same two ends, as RabbitMQ writes it in URLs: its key, and a hash
 * of its arguments behind a tilde if it has any; a tilde alone where there is neither.
 */
import type { FieldTable, FieldValue } from '../../wire/values/field-table.js';
import { encodeText } from '../../wire/values/text.js';
import { type ErlangTerm, erlangHash } from './erlang-hash.js';

export function propertiesKey(routingKey: string, args: FieldTable): string {
  if (args.size === 0) return routingKey === '' ? '~' : quoted(routingKey);
  return `${quoted(routingKey)}~${hashOf(args)}`;
}

/** As in forms: blanks are plus signs, and of all signs but letters and digits only these three stand for themselves. */
function quoted(key: string): string {
  let text = '';
  for (const byte of encodeText(key)) {
    const sign = String.fromCharCode(byte);
    if (/[A-Za-z0-9._-]/.test(sign)) text += sign;
    else text += sign === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

function hashOf(args: FieldTable): string {
  const sorted = [...args].map(([name, value]) => ({ name: encodeText(name), value }));
  sorted.sort((a, b) => a.name.compare(b.name));
  const hash = erlangHash(list(sorted.map(({ name, value }) => entry(name, value))));
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(hash);
  return bytes.toString('base64url');
}

const typeNames: Readonly<Record<FieldValue['type'], string>> = {
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
  S: 'longstr',
  x: 'binary',
  A: 'array',
  T: 'timestamp',
  F: 'table',
  V: 'void',
};

function entry(name: Buffer, value: FieldValue): ErlangTerm {
  return tuple([{ kind: 'binary', value: name }, atom(typeNames[value.type]), term(value)]);
}

function term(field: FieldValue): ErlangTerm {
  switch (field.type) {
    case 't':
      return atom(String(field.value));
    case 'S':
      return { kind: 'binary', value: encodeText(field.value) };
    case 'x':
      return { kind: 'binary', value: field.value };
    case 'f':
    case 'd':
      return { kind: 'float', value: field.value };
    case 'D':
      return tuple([integer(field.value.scale), integer(field.value.unscaled)]);
    case 'A':
      return list(field.value.map((item) => tuple([atom(typeNames[item.type]), term(item)])));
    case 'F':
      return list([...field.value].map(([name, value]) => entry(encodeText(name), value)));
    case 'V':
      return atom('undefined');
    default:
      return integer(field.value);
  }
}

function integer(value: number | bigint): ErlangTerm {
  return { kind: 'integer', value: BigInt(value) };
}

function atom(value: string): ErlangTerm {
  return { kind: 'atom', value };
}

function tuple(items: readonly ErlangTerm[]): ErlangTerm {
  return { kind: 'tuple', items };
}

function list(items: readonly ErlangTerm[]): ErlangTerm {
  return { kind: 'list', items };
}
