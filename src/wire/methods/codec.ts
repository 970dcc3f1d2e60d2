/**
 * Methods between bytes and values, driven by the table in `methods.ts` (specification section 4.2.4).
 *
 * The five methods of the hot path also have hand-written forms in `codec-fast.ts`; a property test
 * holds both to the same bytes.
 */
import type { Reader } from '../values/reader.js';
import type { Writer } from '../values/writer.js';
import { ConnectionError } from './errors.js';
import {
  type Domain,
  type Method,
  type MethodName,
  type MethodSpec,
  RESERVED,
  argumentsOf,
  methodName,
  methods,
} from './methods.js';

const BITS_PER_OCTET = 8;
const EMPTY = Buffer.alloc(0);

/**
 * Decodes the payload of a method frame.
 *
 * @throws ConnectionError 503 for an unknown method, 501 for arguments that cannot be read
 */
export function decodeMethod(reader: Reader): Method {
  const classId = reader.short();
  const methodId = reader.short();
  const name = methodName(classId, methodId);
  if (name === undefined) {
    throw new ConnectionError('COMMAND_INVALID', `unknown method ${classId},${methodId}`, { classId, methodId });
  }
  try {
    const method = decodeArguments(name, reader);
    // As RabbitMQ: a frame that says more than its method has is not understood.
    if (reader.remaining > 0) throw new ConnectionError('FRAME_ERROR', `cannot decode: ${name} is followed by more`);
    return method;
  } catch (error) {
    if (error instanceof ConnectionError) error.failingMethod ??= { classId, methodId };
    throw error;
  }
}

/** Appends class id, method id and arguments to `writer`. */
export function encodeMethod(writer: Writer, method: Method): void {
  const spec: MethodSpec = methods[method.name];
  writer.short(spec.classId);
  writer.short(spec.methodId);
  const values = method as unknown as Readonly<Record<string, unknown>>;
  let bits = 0;
  let bitCount = 0;
  for (const [name, domain] of argumentsOf(method.name)) {
    const value = values[name];
    if (domain === 'bit') {
      if (bitCount === BITS_PER_OCTET) {
        writer.octet(bits);
        bits = bitCount = 0;
      }
      if (value === true) bits |= 1 << bitCount;
      bitCount++;
      continue;
    }
    if (bitCount > 0) writer.octet(bits);
    bits = bitCount = 0;
    writeArgument(writer, domain, name.startsWith(RESERVED) ? undefined : value);
  }
  if (bitCount > 0) writer.octet(bits);
}

function decodeArguments(name: MethodName, reader: Reader): Method {
  const method: Record<string, unknown> = { name };
  let bits = 0;
  // Consecutive bits share an octet, lowest first (specification section 4.2.5.2).
  let bitCount = BITS_PER_OCTET;
  for (const [argument, domain] of argumentsOf(name)) {
    let value: unknown;
    if (domain === 'bit') {
      if (bitCount === BITS_PER_OCTET) {
        bits = reader.octet();
        bitCount = 0;
      }
      value = (bits & (1 << bitCount++)) !== 0;
    } else {
      bitCount = BITS_PER_OCTET;
      value = readArgument(reader, domain);
    }
    if (!argument.startsWith(RESERVED)) method[argument] = value;
  }
  return method as unknown as Method;
}

function readArgument(reader: Reader, domain: Exclude<Domain, 'bit'>): unknown {
  switch (domain) {
    case 'octet':
      return reader.octet();
    case 'short':
      return reader.short();
    case 'long':
      return reader.long();
    case 'longlong':
      return reader.longlong();
    case 'shortstr':
      return reader.shortstr();
    case 'longstr':
      return reader.longstr();
    case 'table':
      return reader.table();
  }
}

/** An `undefined` value is a reserved argument and goes out as zero or empty. */
function writeArgument(writer: Writer, domain: Exclude<Domain, 'bit'>, value: unknown): void {
  switch (domain) {
    case 'octet':
      writer.octet((value ?? 0) as number);
      return;
    case 'short':
      writer.short((value ?? 0) as number);
      return;
    case 'long':
      writer.long((value ?? 0) as number);
      return;
    case 'longlong':
      writer.longlong((value ?? 0) as number);
      return;
    case 'shortstr':
      writer.shortstr((value ?? '') as string);
      return;
    case 'longstr':
      writer.longstr((value ?? EMPTY) as Buffer);
      return;
    case 'table':
      writer.table(value as Parameters<Writer['table']>[0]);
  }
}
