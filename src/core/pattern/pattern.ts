/**
 * A regular expression for names: whether a name has a match of it anywhere.
 *
 * Patterns come from operators and names from clients, and neither may stop the broker: the time of a match
 * is bounded (`program.ts`), which JavaScript's own expressions cannot promise.
 */
import { word } from './characters.js';
import { type Edge, parse } from './parser.js';
import { PatternError } from './pattern-error.js';
import { ACCEPT, CHARACTER, type Compiled, EDGE, FORK, type Program, compile } from './program.js';

const LINE_FEED = 0x0a;

/** Characters of a pattern: what is made of it stays within `STEPS_MAX`, what is read to make it within this. */
const LENGTH_MAX = 2_048;

export class Pattern {
  private readonly compiled: Compiled;

  /** @throws PatternError when it is no regular expression, or none that can be had */
  constructor(readonly source: string) {
    if (source.length > LENGTH_MAX) throw new PatternError('regular expression is too large', LENGTH_MAX);
    this.compiled = compile(parse(source));
  }

  matches(name: string): boolean {
    const codes = Array.from(name, (character) => character.codePointAt(0)!);
    const { main, looks } = this.compiled;
    const holds: Uint8Array[] = [];
    for (const { program, ahead, negative } of looks) {
      const found = new Uint8Array(codes.length + 1);
      new Run(program, codes, holds).walk(ahead, (place) => {
        found[place] = 1;
        return false;
      });
      holds.push(negative ? found.map((one) => 1 - one) : found);
    }
    return new Run(main, codes, holds).walk(false, () => true);
  }
}

/** One program on one text. */
class Run {
  /** For each step the last place where it was entered, counted from 1. */
  private readonly entered: Int32Array;
  /** Steps that are reached at a place, and not looked at yet. */
  private readonly stack: number[] = [];
  /** Those of them that ask for a character. */
  private readonly waiting: number[] = [];

  constructor(
    private readonly program: Program,
    private readonly codes: readonly number[],
    /** Where each look holds. */
    private readonly holds: readonly Uint8Array[],
  ) {
    this.entered = new Int32Array(program.asks.length);
  }

  /**
   * Begins at each place, and goes on from all the places it got to at once.
   *
   * @param onMatch told of each place where a match ends; true ends the walk
   * @returns true when it was ended
   */
  walk(isBackwards: boolean, onMatch: (place: number) => boolean): boolean {
    const { codes, program, stack, waiting } = this;
    const { length } = codes;
    for (let count = 0; count <= length; count++) {
      const place = isBackwards ? length - count : count;
      stack.push(program.entry);
      if (this.enter(place) && onMatch(place)) return true;
      if (count === length) break;
      const code = codes[isBackwards ? place - 1 : place]!;
      for (const step of waiting) {
        if (program.tests[program.other[step]!]!(code)) stack.push(program.next[step]!);
      }
      waiting.length = 0;
    }
    return false;
  }

  /** Goes as far as it gets without reading a character; returns true when there is a match. */
  private enter(place: number): boolean {
    const { entered, stack, waiting } = this;
    const { asks, next, other } = this.program;
    let isMatch = false;
    while (stack.length > 0) {
      const step = stack.pop()!;
      if (entered[step] === place + 1) continue;
      entered[step] = place + 1;
      if (asks[step] === CHARACTER) {
        waiting.push(step);
      } else if (asks[step] === FORK) {
        stack.push(next[step]!);
        stack.push(other[step]!);
      } else if (asks[step] === ACCEPT) {
        isMatch = true;
      } else if (this.isThere(step, place)) {
        stack.push(next[step]!);
      }
    }
    return isMatch;
  }

  /** Whether the edge or look of a step is at a place. */
  private isThere(step: number, place: number): boolean {
    const { asks, other, edges } = this.program;
    const number = other[step]!;
    return asks[step] === EDGE ? isAt(edges[number]!, this.codes, place) : this.holds[number]![place] === 1;
  }
}

function isAt(edge: Edge, codes: readonly number[], place: number): boolean {
  const last = codes.length;
  switch (edge) {
    case 'start':
      return place === 0;
    case 'end':
      return place === last;
    case 'last line end':
      return place === last || (place === last - 1 && codes[place] === LINE_FEED);
    case 'line start':
      return place === 0 || (codes[place - 1] === LINE_FEED && place < last);
    case 'line end':
      return place === last || codes[place] === LINE_FEED;
    case 'boundary':
      return isWord(codes[place - 1]) !== isWord(codes[place]);
    case 'no boundary':
      return isWord(codes[place - 1]) === isWord(codes[place]);
  }
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && word(code);
}
