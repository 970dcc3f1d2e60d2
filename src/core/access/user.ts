/**
 * A user: who may log in, and how much of the broker's management is open to him.
 */
import { encodeText } from '../../wire/values/text.js';
import { SHORTSTR_BYTES_MAX } from '../../wire/values/writer.js';
import { AccessError } from './access-error.js';
import { type LimitValues } from './limit-values.js';
import { type PasswordHash } from './password-hash.js';

/** Who has this tag may publish messages in the name of others (RabbitMQ). */
export const IMPERSONATOR = 'impersonator';

export interface User {
  readonly name: string;
  /** `undefined`: the user cannot log in by a password. */
  readonly password: PasswordHash | undefined;
  /** Words; `administrator`, `monitoring`, `policymaker`, `management` and `impersonator` mean something. */
  readonly tags: readonly string[];
  readonly limits: LimitValues;
}

/** A user as somebody writes it. */
export interface UserInput {
  readonly name: string;
  readonly password: PasswordHash | undefined;
  readonly tags: readonly string[];
}

const TAGS_MAX = 64;

/**
 * Reads tags: words in a list, or in a text with commas between them.
 *
 * @throws AccessError
 */
export function readTags(input: unknown): readonly string[] {
  const words: unknown = typeof input === 'string' ? input.split(',').map((word) => word.trim()) : input;
  if (!Array.isArray(words) || words.length > TAGS_MAX || !words.every(isTag)) {
    const detail = `tags should be at most ${TAGS_MAX} words of at most ${SHORTSTR_BYTES_MAX} bytes`;
    throw new AccessError('ERR_ACCESS_TAGS', detail);
  }
  return [...new Set(words.filter((word) => word !== ''))];
}

function isTag(word: unknown): word is string {
  return typeof word === 'string' && encodeText(word).length <= SHORTSTR_BYTES_MAX;
}
