/**
 * Follows the steps of a program through a text: all ways at once, so that no step is looked at twice at a place.
 */
import { word } from './characters.js';
import type { Edge } from './parser.js';
import { ACCEPT, CHARACTER, EDGE, FORK, type Program } from './program.js';

const LINE_FEED = 0x0a;
const STAMP_MAX = 2 ** 31 - 1;

export interface Text {
  /** Code points. */
  readonly codes: readonly number[];
  /** For each look that the program needs, 1 for the places where it is so. */
  readonly holds: Uint8Array[];
}

export class Machine {
  /** Each place of each run has a stamp of its own: for each step, that of the last one where it was entered. */
  private readonly entered: Int32Array;
  private stamp = 0;
  /** Steps that are reached at a place, and not looked at yet. */
  private readonly stack: number[] = [];
  /** Those of them that ask for a character. */
  private readonly waiting: number[] = [];
  /** True when a match begins at the start of the text, or nowhere. */
  private readonly isAnchored: boolean;

  constructor(private readonly program: Program) {
    const { asks, edges, other, entry } = program;
    this.entered = new Int32Array(asks.length);
    this.isAnchored = asks[entry] === EDGE && edges[other[entry]!] === 'start';
  }

  /**
   * Begins at each place, and goes on from all the places it got to.
   *
   * @param onMatch told of each place where a match ends; true ends the run
   * @returns true when it was ended
   */
  run(text: Text, isBackwards: boolean, onMatch: (place: number) => boolean): boolean {
    const { program, stack, waiting } = this;
    const { codes } = text;
    const { length } = codes;
    const beginsOnce = this.isAnchored && !isBackwards;
    waiting.length = 0;
    for (let count = 0; count <= length; count++) {
      const place = isBackwards ? length - count : count;
      if (count === 0 || !beginsOnce) stack.push(program.entry);
      else if (stack.length === 0) break;
      if (this.enter(text, place) && onMatch(place)) return true;
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
  private enter(text: Text, place: number): boolean {
    const { entered, stack, waiting } = this;
    const { asks, next, other } = this.program;
    const stamp = this.nextStamp();
    let isMatch = false;
    while (stack.length > 0) {
      const step = stack.pop()!;
      if (entered[step] === stamp) continue;
      entered[step] = stamp;
      if (asks[step] === CHARACTER) {
        waiting.push(step);
      } else if (asks[step] === FORK) {
        stack.push(next[step]!);
        stack.push(other[step]!);
      } else if (asks[step] === ACCEPT) {
        isMatch = true;
      } else if (this.isThere(step, text, place)) {
        stack.push(next[step]!);
      }
    }
    return isMatch;
  }

  /** Whether the edge or look of a step is at a place. */
  private isThere(step: number, { codes, holds }: Text, place: number): boolean {
    const { asks, other, edges } = this.program;
    const number = other[step]!;
    return asks[step] === EDGE ? isAt(edges[number]!, codes, place) : holds[number]![place] === 1;
  }

  private nextStamp(): number {
    if (this.stamp === STAMP_MAX) {
      this.entered.fill(0);
      this.stamp = 0;
    }
    return ++this.stamp;
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
