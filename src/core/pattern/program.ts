/**
 * A regular expression as a machine: steps that lead to one another, followed all at once. Its time is in
 * proportion to its steps and the length of the text, whatever the pattern, where a matcher that tries one
 * way after the other may take until the end of days.
 */
import type { CharacterTest } from './characters.js';
import type { Edge, LookNode, Node } from './parser.js';
import { PatternError } from './pattern-error.js';

/** What a step asks for before it leads on; a fork leads on twice. */
export const ACCEPT = 0;
export const FORK = 1;
export const CHARACTER = 2;
export const EDGE = 3;
const LOOK = 4;

/** Steps as columns, by their number. */
export interface Program {
  readonly asks: Uint8Array;
  readonly next: Int32Array;
  /** The other way of a fork, the number of an edge in `edges`, of a look in `looks`, of a test in `tests`. */
  readonly other: Int32Array;
  readonly tests: readonly CharacterTest[];
  readonly edges: readonly Edge[];
  readonly entry: number;
}

/** A look ahead is matched from the end of the text on, backwards: so it is known for all places after one run. */
export interface Look {
  readonly program: Program;
  readonly ahead: boolean;
  readonly negative: boolean;
}

/** Steps of all programs of a pattern: a list of some dozen names. A match takes milliseconds at the worst. */
const STEPS_MAX = 1_000;

export interface Compiled {
  readonly main: Program;
  /** Each behind those that it needs. */
  readonly looks: readonly Look[];
}

/** @throws PatternError when it is too large */
export function compile(node: Node): Compiled {
  const compiler = new Compiler();
  const main = compiler.program(node, false);
  return { main, looks: compiler.looks };
}

class Compiler {
  readonly looks: Look[] = [];
  private readonly numbers = new Map<LookNode, number>();
  private stepCount = 0;

  program(node: Node, isBackwards: boolean): Program {
    const steps = new Steps(() => {
      if (++this.stepCount > STEPS_MAX) throw new PatternError('regular expression is too large', 0);
    });
    const accept = steps.add(ACCEPT, 0, 0);
    return steps.program(this.before(node, accept, { steps, isBackwards }));
  }

  /** Adds the steps of `node` that lead to `next`; returns the first of them. */
  private before(node: Node, next: number, into: Into): number {
    const { steps } = into;
    switch (node.kind) {
      case 'character':
        return steps.add(CHARACTER, next, steps.tests.push(node.test) - 1);
      case 'edge':
        return steps.add(EDGE, next, steps.edges.push(node.edge) - 1);
      case 'look':
        return steps.add(LOOK, next, this.numberOf(node));
      case 'sequence': {
        const lastFirst = into.isBackwards ? node.parts : node.parts.toReversed();
        return lastFirst.reduce((to, part) => this.before(part, to, into), next);
      }
      case 'choice':
        return node.branches
          .map((branch) => this.before(branch, next, into))
          .reduce((one, other) => steps.add(FORK, one, other));
      case 'repeat':
        return this.beforeRepeated(node, next, into);
    }
  }

  private beforeRepeated({ body, min, max }: Node & { kind: 'repeat' }, next: number, into: Into): number {
    const { steps } = into;
    let first = next;
    if (max === Infinity) {
      first = steps.add(FORK, next, next);
      steps.next[first] = this.before(body, first, into);
    } else {
      for (let count = min; count < max; count++) first = steps.add(FORK, this.before(body, first, into), next);
    }
    for (let count = 0; count < min; count++) {
      const repeated = this.before(body, first, into);
      if (repeated === first) break; // nothing, however often
      first = repeated;
    }
    return first;
  }

  private numberOf(node: LookNode): number {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    const { ahead, negative, body } = node;
    const number = this.looks.push({ program: this.program(body, ahead), ahead, negative }) - 1;
    this.numbers.set(node, number);
    return number;
  }
}

interface Into {
  readonly steps: Steps;
  readonly isBackwards: boolean;
}

/** A program that is being written. */
class Steps {
  readonly tests: CharacterTest[] = [];
  readonly edges: Edge[] = [];
  readonly next: number[] = [];
  private readonly asks: number[] = [];
  private readonly other: number[] = [];

  constructor(private readonly count: () => void) {}

  add(asks: number, next: number, other: number): number {
    this.count();
    this.asks.push(asks);
    this.next.push(next);
    return this.other.push(other) - 1;
  }

  program(entry: number): Program {
    const { tests, edges, asks, next, other } = this;
    return {
      asks: Uint8Array.from(asks),
      next: Int32Array.from(next),
      other: Int32Array.from(other),
      tests,
      edges,
      entry,
    };
  }
}
