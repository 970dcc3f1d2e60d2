/**
 * Erlang's portable hash of a term (`erlang:phash2(Term, 1 bsl 32)`): RabbitMQ tells bindings apart by it in its
 * URLs, and tools keep those. Its values never change from version to version of Erlang.
 *
 * The mixing is Bob Jenkins' of 1996 ("lookup2"), each kind of term with a constant of its own.
 */
export type ErlangTerm =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'atom'; readonly value: string }
  | { readonly kind: 'binary'; readonly value: Uint8Array }
  | { readonly kind: 'list' | 'tuple'; readonly items: readonly ErlangTerm[] };

/** The golden ratio, and its multiples. */
const GOLDEN = 0x9e3779b9;
const multiple = (factor: number): number => Math.imul(GOLDEN, factor) >>> 0;
const OF_INTEGER = GOLDEN;
const OF_NIL = multiple(2);
const OF_ATOM = multiple(3);
const OF_BYTES_IN_LIST = multiple(4);
const OF_TUPLE = multiple(9);
const OF_LARGE_NEGATIVE = multiple(10);
const OF_LARGE = multiple(11);
const OF_FLOAT = multiple(12);
const OF_BINARY = multiple(13);

const NIL = 2;
const NIL_ALONE = 3468870702;
const SMALL_BITS = 28n;
const HALF = 32n;
const BLOCK_BYTES = 12;

/** @returns an unsigned number of 32 bits */
export function erlangHash(term: ErlangTerm): number {
  return hashOf(term, 0) >>> 0;
}

function hashOf(term: ErlangTerm, hash: number): number {
  switch (term.kind) {
    case 'integer':
      return hashOfInteger(term.value, hash);
    case 'float':
      return hashOfFloat(term.value, hash);
    case 'atom':
      return hash === 0 ? hashOfName(term.value) : mix(OF_ATOM + hashOfName(term.value), OF_ATOM, hash);
    case 'binary':
      return hashOfBytes(term.value, OF_BINARY + hash);
    case 'list':
      return hashOfList(term.items, hash);
    case 'tuple': {
      const start = mix(OF_TUPLE + term.items.length, OF_TUPLE, hash);
      return term.items.reduce((sum, item) => hashOf(item, sum), start);
    }
  }
}

function hashOfInteger(value: bigint, hash: number): number {
  const size = value < 0n ? -value : value;
  const isSmall = value >= -(1n << (SMALL_BITS - 1n)) && value < 1n << (SMALL_BITS - 1n);
  if (isSmall) {
    const first = value < 0n ? mix(OF_INTEGER + Number(size), OF_INTEGER, hash) : hash;
    return mix(OF_INTEGER + Number(value), OF_INTEGER, first);
  }
  const kind = value < 0n ? OF_LARGE_NEGATIVE : OF_LARGE;
  return mix(kind + Number(BigInt.asUintN(32, size)), kind + Number(size >> HALF), hash);
}

function hashOfFloat(value: number, hash: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value === 0 ? 0 : value);
  return mix(OF_FLOAT + bits.getUint32(0), OF_FLOAT + bits.getUint32(4), hash);
}

/** Small numbers at the beginning of what is left of a list are taken four at a time. */
function hashOfList(items: readonly ErlangTerm[], hash: number): number {
  let sum = hash;
  let at = 0;
  while (at < items.length) {
    let packed = 0;
    let count = 0;
    for (let byte = byteOf(items[at]); byte !== undefined; byte = byteOf(items[at])) {
      packed = ((packed << 8) + byte) >>> 0;
      at++;
      if (++count < 4) continue;
      sum = mix(OF_BYTES_IN_LIST + packed, OF_BYTES_IN_LIST, sum);
      packed = count = 0;
    }
    if (count > 0) sum = mix(OF_BYTES_IN_LIST + packed, OF_BYTES_IN_LIST, sum);
    if (at < items.length) sum = hashOf(items[at++]!, sum);
  }
  return sum === 0 ? NIL_ALONE : mix(OF_NIL + NIL, OF_NIL, sum);
}

function byteOf(term: ErlangTerm | undefined): number | undefined {
  return term?.kind === 'integer' && term.value >= 0n && term.value < 256n ? Number(term.value) : undefined;
}

/** The hash of an atom's name, in ASCII: Weinberger's. */
function hashOfName(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    hash = ((hash << 4) >>> 0) + name.charCodeAt(i);
    const top = (hash & 0xf0000000) >>> 0;
    if (top !== 0) hash = (hash ^ (top >>> 24) ^ top) >>> 0;
  }
  return hash;
}

function hashOfBytes(bytes: Uint8Array, start: number): number {
  if (bytes.length === 0) return start;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let state: State = [GOLDEN, GOLDEN, start];
  let at = 0;
  for (; bytes.length - at >= BLOCK_BYTES; at += BLOCK_BYTES) {
    const [a, b, c] = state;
    state = mixed(a + view.getUint32(at, true), b + view.getUint32(at + 4, true), c + view.getUint32(at + 8, true));
  }
  const rest = (from: number, count: number): number => {
    let sum = 0;
    for (let i = 0; i < count && at + from + i < bytes.length; i++) sum += bytes[at + from + i]! * 2 ** (8 * i);
    return sum;
  };
  const [a, b, c] = state;
  // The lowest octet of the last word is the length.
  return mixed(a + rest(0, 4), b + rest(4, 4), c + bytes.length + rest(8, 3) * 256)[2];
}

type State = readonly [number, number, number];

function mix(a: number, b: number, c: number): number {
  return mixed(a, b, c)[2];
}

const stages = [
  [13, 8, 13],
  [12, 16, 5],
  [3, 10, 15],
] as const;

function mixed(first: number, second: number, third: number): State {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  for (const [ofA, ofB, ofC] of stages) {
    a = (a - b - c) ^ (c >>> ofA);
    b = (b - c - a) ^ (a << ofB);
    c = (c - a - b) ^ (b >>> ofC);
  }
  return [a, b, c];
}
