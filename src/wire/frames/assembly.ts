/**
 * What is under way on one channel: a method that waits for its content, and what of it came.
 */
import type { Method } from '../methods/methods.js';
import type { BodyParts } from './body-parts.js';
import { MethodMemo } from './method-memo.js';

export class Assembly {
  /** The method that waits for its content. */
  method: Method | undefined;
  /** Holds the whole header frame at `[headerStart, headerEnd)`, once it came. */
  header: Buffer | undefined;
  headerStart = 0;
  headerEnd = 0;
  /** True once the header stands in bytes of its own instead of a chunk of the socket. */
  headerHeld = false;
  bodySize = 0;
  received = 0;
  parts: BodyParts | undefined;
  /** Bytes that are counted as unfinished. */
  held = 0;
  readonly memo = new MethodMemo();

  constructor(readonly channel: number) {}
}
