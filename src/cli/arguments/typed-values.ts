/**
 * Arguments and headers as `name=value`: integers, true and false are what they look like, all else is text, and
 * `name:type=value` says another type (specification section 4.2.5.5).
 */
import { InvalidArgumentError } from 'commander';
import { type ExactValues, InvalidOptionError, type PlainTable, type PlainValue, exact } from '../../client/index.js';

type Reader = (text: string) => PlainValue;

const INTEGER = /^-?\d+$/;

function integerAs(letter: 'b' | 'B' | 's' | 'u' | 'I' | 'i' | 'l' | 'T'): Reader {
  return (text) => {
    if (!INTEGER.test(text)) throw new InvalidArgumentError(`${text} is no integer.`);
    const value = BigInt(text);
    const isSafe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
    return exact(letter, (isSafe ? Number(value) : value) as ExactValues['b'] & ExactValues['l']);
  };
}

function realAs(letter: 'f' | 'd'): Reader {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!Number.isFinite(value)) throw new InvalidArgumentError(`${text} is no number.`);
    return exact(letter, value);
  };
}

const readers: Readonly<Record<string, Reader>> = {
  string: (text) => text,
  bool: (text) => {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new InvalidArgumentError(`${text} is neither true nor false.`);
  },
  byte: integerAs('b'),
  ubyte: integerAs('B'),
  short: integerAs('s'),
  ushort: integerAs('u'),
  int: integerAs('I'),
  uint: integerAs('i'),
  long: integerAs('l'),
  float: realAs('f'),
  double: realAs('d'),
  timestamp: (text) => (INTEGER.test(text) ? integerAs('T')(text) : dateOf(text)),
  bytes: (text) => Buffer.from(text, 'base64'),
  json: (text) => {
    try {
      return JSON.parse(text) as PlainValue;
    } catch {
      throw new InvalidArgumentError(`${text} is no JSON.`);
    }
  },
  null: () => null,
};

/** For an option that may be given many times: adds one to those before. */
export function addTyped(text: string, before: PlainTable = {}): PlainTable {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Give name=value, or name:type=value.');
  const [left, value] = [text.slice(0, at), text.slice(at + 1)];
  const colon = left.lastIndexOf(':');
  const type = colon > 0 ? left.slice(colon + 1) : '';
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  try {
    const [name, read] = reader === undefined ? [left, plain(value)] : [left.slice(0, colon), reader(value)];
    return { ...before, [name]: read };
  } catch (error) {
    if (error instanceof InvalidOptionError) throw new InvalidArgumentError(`${error.message}.`);
    throw error;
  }
}

/** How the value is described in a help text. */
export const TYPED_HELP = `name=value or name:type=value, any number of times; types: ${Object.keys(readers).join(', ')}`;

function plain(text: string): PlainValue {
  if (INTEGER.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : integerAs('l')(text);
  }
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function dateOf(text: string): Date {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError(`${text} is neither a date nor seconds since 1970.`);
  return new Date(ms);
}
