/**
 * A regular expression of a permission, which remembers what it has said: the same few names are asked for
 * again and again.
 */
import { Pattern } from '../../pattern/pattern.js';
import { PatternError } from '../../pattern/pattern-error.js';
import { AccessError } from '../access-error.js';

/** Answers that are remembered: a connection's working set, at most some 64 KiB of long names. */
const ANSWERS_MAX = 256;

export class NamePattern {
  private readonly pattern: Pattern;
  private readonly answers = new Map<string, boolean>();

  /**
   * @param source what somebody wrote
   * @param meaning the expression it stands for, its variables replaced
   * @throws AccessError when it is no regular expression
   */
  constructor(
    readonly source: string,
    meaning = source,
  ) {
    // An empty one is no permission, though it would match any name (RabbitMQ).
    this.pattern = compile(source, meaning === '' ? '^$' : meaning);
  }

  matches(name: string): boolean {
    const known = this.answers.get(name);
    if (known !== undefined) return known;
    const answer = this.pattern.matches(name);
    if (this.answers.size === ANSWERS_MAX) this.answers.clear();
    this.answers.set(name, answer);
    return answer;
  }
}

/** `text` as an expression that matches it and nothing else. */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function compile(source: string, meaning: string): Pattern {
  try {
    return new Pattern(meaning);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const detail = `'${source}' is no regular expression: ${error.message} at ${error.offset}`;
    throw new AccessError('ERR_ACCESS_PATTERN', detail);
  }
}
