/**
 * Where each of a row of rising numbers stands, without a search: a bit for each number that there may be, and
 * for each 32 of them how many stand before. That is small enough to stay near the processor, as the row
 * itself, of which a search looks at one here and one there, is not.
 */
const WORD_BITS = 5;

/** Numbers that there may be for each in the row: beyond that the bits would take more than the row. */
const SPARSENESS_MAX = 64;
/** As far as 32-bit integers count. */
const RANGE_MAX = 2 ** 31;

export class Places {
  private readonly bits: Uint32Array;
  private readonly before: Uint32Array;
  private count = 0;

  private constructor(
    private readonly first: number,
    private readonly last: number,
  ) {
    const words = ((last - first) >>> WORD_BITS) + 1;
    this.bits = new Uint32Array(words);
    this.before = new Uint32Array(words);
  }

  /** Places of so many numbers, from `first` to `last`: `add` each, then `seal`. `undefined` where it does not pay. */
  static between(first: number, last: number, count: number): Places | undefined {
    const range = last - first;
    return range < count * SPARSENESS_MAX && range < RANGE_MAX ? new Places(first, last) : undefined;
  }

  add(number: number): void {
    const bit = number - this.first;
    this.bits[bit >>> WORD_BITS]! |= 1 << (bit & 31);
  }

  seal(): void {
    const { bits, before } = this;
    for (let i = 0; i < bits.length; i++) {
      before[i] = this.count;
      this.count += onesOf(bits[i]!);
    }
  }

  /** How many in the row are lower than `number`. Behind the last each number is taken to be there, before the first none. */
  rank(number: number): number {
    const { first, last } = this;
    if (number > last) return this.count + number - last - 1;
    if (number < first) return 0;
    const bit = number - first;
    const word = bit >>> WORD_BITS;
    return this.before[word]! + onesOf(this.bits[word]! & ((1 << (bit & 31)) - 1));
  }
}

/** How many bits are set. */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const nibbles = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
