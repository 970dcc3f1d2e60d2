/**
 * The kinds of values that a setting may have: what is taken, and how that is said to somebody who gave
 * something else.
 *
 * `zod/v3` is zod's older, smaller half: the newer one takes five times as long to load (70 ms of processor
 * time), which every start of the broker would pay.
 */
import { z } from 'zod/v3';
import { parseByteSize } from './units/byte-size.js';
import { durationText, parseDuration } from './units/duration.js';

export interface Kind<T> {
  readonly schema: z.ZodType<T, z.ZodTypeDef, unknown>;
  /** What may be given, to stand behind "give". */
  readonly allowed: string;
  /** What stands for the value in a list of options; empty for a switch. */
  readonly placeholder: string;
  /** How a file writes what an option or the environment give as text. */
  fromText(text: string): unknown;
  /** True for the name of a file or directory. */
  readonly isPath?: boolean;
}

/** A port; `off` for none. */
export type Port = number | 'off';

/** Bytes, or a share of the machine's memory from 0 to 1. */
export type MemorySize = { readonly bytes: number } | { readonly share: number };

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface Product {
  readonly product: string;
  readonly version: string;
}

const PORT_MAX = 65_535;

const asIs = (text: string): unknown => text;
const number = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text);
const list = (text: string): unknown => text.split(',').map((part) => part.trim());

export const anyText: Kind<string> = {
  schema: z.string().min(1),
  allowed: 'a text that is not empty',
  placeholder: '<text>',
  fromText: asIs,
};

export const address: Kind<string> = {
  schema: z.string().regex(/^[^\s[\]]+$/),
  allowed: 'a host name or an IP address',
  placeholder: '<address>',
  fromText: asIs,
};

export const port: Kind<Port> = {
  schema: z.union([z.literal('off'), z.number().int().min(0).max(PORT_MAX)]),
  allowed: `a number from 0 to ${PORT_MAX}, or off`,
  placeholder: '<number>',
  fromText: number,
};

export const endpoints: Kind<readonly Endpoint[]> = {
  schema: z.array(z.string().transform(orRefuse(parseEndpoint))),
  allowed: 'addresses with their ports, as 127.0.0.1:5672 or [::1]:5672',
  placeholder: '<address:port,…>',
  fromText: list,
};

export const names: Kind<readonly string[]> = {
  schema: z.array(z.string().min(1)),
  allowed: 'a list of names',
  placeholder: '<name,…>',
  fromText: (text) => (text === '' ? [] : list(text)),
};

export const toggle: Kind<boolean> = {
  schema: z.boolean(),
  allowed: 'true or false',
  placeholder: '',
  fromText: (text) => (text === 'true' ? true : text === 'false' ? false : text),
};

export const directory: Kind<string> = {
  schema: z.string().min(1),
  allowed: 'the name of a directory',
  placeholder: '<directory>',
  fromText: asIs,
  isPath: true,
};

export const file: Kind<string> = {
  schema: z.string().min(1),
  allowed: 'the name of a file',
  placeholder: '<file>',
  fromText: asIs,
  isPath: true,
};

export const product: Kind<Product> = {
  schema: z.string().transform(orRefuse(parseProduct)),
  allowed: 'a product and a dotted version, as rabbitmq:4.2.0',
  placeholder: '<product:version>',
  fromText: asIs,
};

export const memorySize: Kind<MemorySize> = {
  schema: z.union([z.number(), z.string()]).transform(orRefuse(parseMemorySize)),
  allowed: "bytes, a size as 512MiB or 1GB, or a share of the machine's memory as 40% or 0.4",
  placeholder: '<size>',
  fromText: asIs,
};

/** Bytes, within bounds. */
export function size(min = 1, max = Infinity): Kind<number> {
  const bounds = max === Infinity ? '' : `, from ${sizeText(min)} to ${sizeText(max)}`;
  const within = (bytes: number | undefined): number | undefined =>
    bytes !== undefined && bytes >= min && bytes <= max ? bytes : undefined;
  return {
    schema: z.union([z.number(), z.string()]).transform(orRefuse((value) => within(parseByteSize(String(value))))),
    allowed: `bytes, or a size as 512MiB or 1GB${bounds}`,
    placeholder: '<size>',
    fromText: asIs,
  };
}

/** A whole number, within bounds. */
export function whole(min: number, max: number, what: string): Kind<number> {
  return {
    schema: z.number().int().min(min).max(max),
    allowed: `${what} from ${min} to ${max}`,
    placeholder: '<number>',
    fromText: number,
  };
}

/** A whole number from one on; Infinity for `off`. */
export const bound: Kind<number> = {
  schema: z.union([z.literal('off').transform(() => Infinity), z.number().int().min(1)]),
  allowed: 'a number from 1 on, or off',
  placeholder: '<number>',
  fromText: number,
};

/** Milliseconds, within bounds; Infinity for `off`, where that is allowed. The unit has to be said. */
export function duration(minMs: number, maxMs: number, mayBeOff = false): Kind<number> {
  const parse = (text: string): number | undefined => {
    if (mayBeOff && text === 'off') return Infinity;
    const ms = parseDuration(text);
    return ms !== undefined && ms >= minMs && ms <= maxMs ? ms : undefined;
  };
  const bounds = `from ${durationText(minMs)} to ${durationText(maxMs)}`;
  return {
    schema: z.string().transform(orRefuse(parse)),
    allowed: `a time with its unit, as 500ms, 30s, 5min or 2h, ${bounds}${mayBeOff ? ', or off' : ''}`,
    placeholder: '<time>',
    fromText: asIs,
  };
}

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly [Word, ...Word[]]): Kind<Word> {
  // 1.2 is a number to a parser and a word to us.
  const toText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
  return {
    schema: z.preprocess(toText, z.enum(words as readonly [string, ...string[]])) as unknown as Kind<Word>['schema'],
    allowed: words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`,
    placeholder: '<word>',
    fromText: asIs,
  };
}

/** Where zod wants to hear that something is wrong. */
interface Complaints {
  addIssue(issue: { readonly code: 'custom' }): void;
}

/** A transformation of zod's: what cannot be parsed is refused. */
function orRefuse<In, Out>(parse: (value: In) => Out | undefined): (value: In, context: Complaints) => Out {
  return (value, context) => {
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  };
}

function parseEndpoint(text: string): Endpoint | undefined {
  const match = /^(?:\[([^\s[\]]+)\]|([^\s[\]:]+)):(\d{1,5})$/.exec(text);
  if (match === null || Number(match[3]) > PORT_MAX) return undefined;
  return { host: (match[1] ?? match[2])!, port: Number(match[3]) };
}

function parseProduct(text: string): Product | undefined {
  const match = /^([^:]+):(\d+(?:\.\d+)+)$/.exec(text);
  if (match === null) return undefined;
  const [, name, version] = match;
  return { product: name === 'rabbitmq' ? 'RabbitMQ' : name!, version: version! };
}

function parseMemorySize(value: number | string): MemorySize | undefined {
  const text = String(value);
  const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(text);
  const fraction = /^0?\.\d+$/.test(text); // as RabbitMQ's settings have it
  if (percent === null && !fraction) {
    const bytes = parseByteSize(text);
    return bytes === undefined ? undefined : { bytes };
  }
  const share = percent === null ? Number(text) : Number(percent[1]) / 100;
  return share > 0 && share <= 1 ? { share } : undefined;
}

/** As a setting would give it. */
export function sizeText(bytes: number): string {
  const units = ['', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let amount = bytes;
  while (amount >= 1024 && amount % 1024 === 0 && unit + 1 < units.length) {
    amount /= 1024;
    unit++;
  }
  return `${amount}${units[unit]!}`;
}
