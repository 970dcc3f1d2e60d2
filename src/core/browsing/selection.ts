/**
 * Which messages of a queue are to be deleted or moved: some by their ids, or the first that a filter lets through.
 */
import type { Message } from '../message.js';
import { type MessageFilter, matches } from './message-filter.js';
import { type MessageId, byPlace, messageIdText } from './walking/message-id.js';

export type MessageSelection =
  { readonly ids: readonly MessageId[] } | { readonly filter?: MessageFilter; readonly count?: number };

export class Selected {
  private readonly ids: ReadonlySet<string> | undefined;
  private readonly filter: MessageFilter;
  /** How many more are wanted. */
  private left: number;
  /** Where the first of them may stand; undefined for anywhere. */
  readonly first: MessageId | undefined;

  constructor(selection: MessageSelection) {
    if ('ids' in selection) {
      this.ids = new Set(selection.ids.map(messageIdText));
      this.first = [...selection.ids].sort(byPlace)[0];
      this.filter = {};
      this.left = this.ids.size;
    } else {
      this.filter = selection.filter ?? {};
      this.left = selection.count ?? Infinity;
    }
  }

  /** True when no message is wanted any more. */
  get isExhausted(): boolean {
    return this.left <= 0;
  }

  /** True when as many were taken as are to be; those that are named are all taken. */
  get isEnough(): boolean {
    return this.ids === undefined && this.left <= 0;
  }

  /** True when the message is wanted, as far as not enough were already. */
  wants(found: MessageId & { readonly message: Message }, now: number): boolean {
    if (this.left <= 0) return false;
    const isWanted = this.ids?.has(messageIdText(found)) ?? matches(this.filter, found.message, now);
    // One that is named has been met then, whatever becomes of it.
    if (isWanted && this.ids !== undefined) this.left--;
    return isWanted;
  }

  /** One that was wanted is taken. */
  took(): void {
    if (this.ids === undefined) this.left--;
  }
}
