/**
 * Reads a regular expression as PCRE writes it, which is what RabbitMQ's users give.
 *
 * Only whether a text matches is ever asked: groups capture nothing, and a lazy quantifier is as good as a
 * greedy one. What cannot be matched in bounded time is refused, above all references back to groups.
 */
import { type CharacterTest, anyButLineFeed, anyCharacter, ignoringCase, oneCharacter } from './characters.js';
import { Cursor } from './cursor.js';
import { readEscaped, readSet, unquoted } from './escapes.js';

/** A place between two characters. */
export type Edge = 'start' | 'end' | 'last line end' | 'line start' | 'line end' | 'boundary' | 'no boundary';

export type Node =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly branches: readonly Node[] }
  | { readonly kind: 'repeat'; readonly body: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | LookNode;

/** What has to follow, or to stand before, or must not. */
export interface LookNode {
  readonly kind: 'look';
  readonly body: Node;
  readonly ahead: boolean;
  readonly negative: boolean;
}

/** PCRE's. */
const REPEAT_MAX = 65_535;
/** Groups in groups: PCRE's, and little enough for the stack. */
const DEPTH_MAX = 250;

const quantifiers: Readonly<Record<string, readonly [min: number, max: number]>> = {
  '*': [0, Infinity],
  '+': [1, Infinity],
  '?': [0, 1],
};

const edges: Readonly<Record<string, Edge>> = {
  A: 'start',
  z: 'end',
  Z: 'last line end',
  b: 'boundary',
  B: 'no boundary',
};

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

const nothing: Node = { kind: 'sequence', parts: [] };

/** @throws PatternError when it is no regular expression, or one of those that are refused */
export function parse(pattern: string): Node {
  return new Parser(new Cursor(unquoted(pattern))).parse();
}

class Parser {
  private depth = 0;
  private flags: Flags = { i: false, m: false, s: false };

  constructor(private readonly cursor: Cursor) {}

  parse(): Node {
    const node = this.choice();
    if (!this.cursor.isAtEnd()) throw this.cursor.error('unmatched parentheses');
    return node;
  }

  private choice(): Node {
    const branches = [this.sequence()];
    while (this.cursor.take('|')) branches.push(this.sequence());
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches };
  }

  private sequence(): Node {
    const { cursor } = this;
    const parts: Node[] = [];
    while (!cursor.isAtEnd() && !cursor.sees('|') && !cursor.sees(')')) parts.push(this.item());
    return { kind: 'sequence', parts };
  }

  /** Something with its quantifier, if it has one. */
  private item(): Node {
    const { cursor } = this;
    if (this.quantifier() !== undefined) throw cursor.error('nothing to repeat');
    const atom = this.atom();
    if (atom === nothing || atom.kind === 'edge') return atom;
    const quantifier = this.quantifier();
    if (quantifier === undefined) return atom;
    if (cursor.take('+')) throw cursor.refused('possessive quantifiers are');
    cursor.take('?');
    return { kind: 'repeat', body: atom, min: quantifier[0], max: quantifier[1] };
  }

  /** `undefined` where there is none: a brace may stand for itself. */
  private quantifier(): readonly [min: number, max: number] | undefined {
    const { cursor } = this;
    const short = cursor.takeMatch(/[*+?]/y);
    if (short !== undefined) return quantifiers[short[0]];
    const braces = cursor.takeMatch(/\{(\d+)(,(\d*))?\}/y);
    if (braces === undefined) return undefined;
    const min = Number(braces[1]);
    const max = braces[2] === undefined ? min : Number(braces[3] === '' ? Infinity : braces[3]);
    if (min > REPEAT_MAX || (max > REPEAT_MAX && max !== Infinity)) {
      throw cursor.error('number too big in {} quantifier');
    }
    if (min > max) throw cursor.error('numbers out of order in {} quantifier');
    return [min, max];
  }

  private atom(): Node {
    const { cursor, flags } = this;
    const character = cursor.next();
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'character', test: readSet(cursor, flags.i) };
      case '.':
        return { kind: 'character', test: flags.s ? anyCharacter : anyButLineFeed };
      case '^':
        return { kind: 'edge', edge: flags.m ? 'line start' : 'start' };
      case '$':
        return { kind: 'edge', edge: flags.m ? 'line end' : 'last line end' };
      case '\\':
        return this.escape();
      default:
        return this.literal(character.codePointAt(0)!);
    }
  }

  private escape(): Node {
    const { cursor } = this;
    const letter = cursor.takeMatch(/[AzZbB]/y)?.[0];
    if (letter !== undefined) return { kind: 'edge', edge: edges[letter]! };
    if (cursor.takeMatch(/N(?!\{)/y) !== undefined) return { kind: 'character', test: anyButLineFeed };
    if (cursor.takeMatch(/[1-9]/y) !== undefined) throw cursor.refused('back references are');
    const found = readEscaped(cursor);
    return typeof found === 'number' ? this.literal(found) : { kind: 'character', test: found };
  }

  private literal(code: number): Node {
    const test = oneCharacter(code);
    return { kind: 'character', test: this.flags.i ? ignoringCase(test) : test };
  }

  /** `(…)`; its first parenthesis is read. */
  private group(): Node {
    const { cursor, flags } = this;
    if (cursor.sees('*')) throw cursor.refused('verbs are');
    if (cursor.take('?#')) {
      if (cursor.takeMatch(/[^)]*\)/y) === undefined) throw cursor.error('missing ) after comment');
      return nothing;
    }
    const look = cursor.takeMatch(/\?<?[=!]/y)?.[0];
    if (look !== undefined) {
      return { kind: 'look', ahead: !look.includes('<'), negative: look.includes('!'), body: this.inside(flags) };
    }
    const set = cursor.takeMatch(/\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/y);
    if (set !== undefined) {
      this.flags = this.flagged(set[1]!, set[2] ?? '');
      if (set[3] === ')') return nothing; // they hold up to the end of the group around them
    } else if (cursor.takeMatch(/\?P?<\w+>|\?'\w+'/y) === undefined && cursor.sees('?')) {
      throw cursor.refused('groups of this kind are');
    }
    return this.inside(flags);
  }

  /** The rest of a group, behind which `flags` hold again. */
  private inside(flags: Flags): Node {
    if (++this.depth > DEPTH_MAX) throw this.cursor.error('parentheses are too deeply nested');
    const body = this.choice();
    if (!this.cursor.take(')')) throw this.cursor.error('missing )');
    this.depth--;
    this.flags = flags;
    return body;
  }

  private flagged(on: string, off: string): Flags {
    const flags = { ...this.flags };
    for (const [index, letter] of Array.from(on + off).entries()) {
      if (letter === 'x') throw this.cursor.refused('the flag x is');
      if (letter !== 'i' && letter !== 'm' && letter !== 's') {
        throw this.cursor.error('unrecognized character after (? or (?-');
      }
      flags[letter] = index < on.length;
    }
    return flags;
  }
}
