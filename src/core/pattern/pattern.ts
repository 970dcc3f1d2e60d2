/**
 * A regular expression for names: whether a name has a match of it anywhere.
 *
 * Patterns come from operators and names from clients, and neither may stop the broker: the time of a match
 * is bounded (`program.ts`), which JavaScript's own expressions cannot promise.
 */
import { Machine, type Text } from './machine.js';
import { parse } from './parser.js';
import { PatternError } from './pattern-error.js';
import { compile } from './program.js';

/** Characters of a pattern: what is made of it stays within `STEPS_MAX`, what is read to make it within this. */
const LENGTH_MAX = 2_048;

interface LookMachine {
  readonly machine: Machine;
  readonly ahead: boolean;
  readonly negative: boolean;
}

export class Pattern {
  private readonly main: Machine;
  private readonly looks: readonly LookMachine[];

  /** @throws PatternError when it is no regular expression, or none that can be had */
  constructor(readonly source: string) {
    if (source.length > LENGTH_MAX) throw new PatternError('regular expression is too large', LENGTH_MAX);
    const { main, looks } = compile(parse(source));
    this.main = new Machine(main);
    this.looks = looks.map(({ program, ahead, negative }) => ({ machine: new Machine(program), ahead, negative }));
  }

  matches(name: string): boolean {
    const text: Text = { codes: codesOf(name), holds: [] };
    for (const { machine, ahead, negative } of this.looks) {
      const found = new Uint8Array(text.codes.length + 1).fill(negative ? 1 : 0);
      machine.run(text, ahead, (place) => {
        found[place] = negative ? 0 : 1;
        return false;
      });
      text.holds.push(found);
    }
    return this.main.run(text, false, () => true);
  }
}

/** The last name that was asked for: one after the other, all patterns there are may be asked of it. */
let lastName = '';
let lastCodes: readonly number[] = [];

function codesOf(name: string): readonly number[] {
  if (name !== lastName) {
    lastName = name;
    lastCodes = Array.from(name, (character) => character.codePointAt(0)!);
  }
  return lastCodes;
}
