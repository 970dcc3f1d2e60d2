/**
 * Exchange type `x-delayed-message` (as in RabbitMQ's community plugin): a message with a delay waits in a
 * queue that nobody sees; then it is matched as by an exchange of another type.
 */
import type { Content } from '../../../wire/content/content.js';
import { ChannelError } from '../../../wire/methods/errors.js';
import type { FieldTable } from '../../../wire/values/field-table.js';
import type { Queue } from '../../queue/queue.js';
import type { Binding, Destination } from '../binding.js';
import { delayOf } from '../delay.js';
import type { History } from '../history.js';
import type { Matcher } from '../matcher.js';

export const DELAYED_TYPE = 'x-delayed-message';
const ARGUMENT = 'x-delayed-type';

/** @throws ChannelError 406 when the arguments name no type that could match */
export function delayedTypeOf(args: FieldTable, isType: (name: string) => boolean): string {
  const value = args.get(ARGUMENT);
  const type = value?.type === 'S' ? value.value : '';
  if (type === DELAYED_TYPE) throw invalid(`'${DELAYED_TYPE}' can't be used for '${ARGUMENT}'`);
  if (!isType(type)) throw invalid(`'${ARGUMENT}' must be an existing exchange type`);
  return type;
}

function invalid(why: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `Invalid argument, ${why}`);
}

export class DelayedMatcher implements Matcher {
  /** Each message says for itself whether it waits. */
  readonly stableWith = 'nothing';
  readonly history?: History;

  constructor(
    readonly inner: Matcher,
    /** Where messages wait. */
    readonly waiting: Queue,
  ) {
    if (inner.history !== undefined) this.history = inner.history;
  }

  get matchesEachKey(): boolean {
    return this.inner.matchesEachKey;
  }

  bind(binding: Binding): void {
    this.inner.bind(binding);
  }

  unbind(binding: Binding): void {
    this.inner.unbind(binding);
  }

  match(routingKey: string, content: Content, found: Destination[]): void {
    if (delayOf(content) > 0) found.push(this.waiting);
    else this.inner.match(routingKey, content, found);
  }
}
