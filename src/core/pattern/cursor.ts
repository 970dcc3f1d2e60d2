/**
 * A place in a pattern that is being read.
 */
import { PatternError } from './pattern-error.js';

export class Cursor {
  private at = 0;

  constructor(private readonly pattern: string) {}

  isAtEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  sees(text: string): boolean {
    return this.pattern.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Takes what a sticky expression matches here. */
  takeMatch(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const match = expression.exec(this.pattern);
    if (match === null) return undefined;
    this.at = expression.lastIndex;
    return match;
  }

  /** The next character, whole; there must be one. */
  next(): string {
    const character = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += character.length;
    return character;
  }

  error(message: string): PatternError {
    return new PatternError(message, this.at);
  }

  refused(what: string): PatternError {
    return this.error(`${what} not supported`);
  }
}
