/**
 * Exchange type `x-recent-history`: every binding matches, and a new one gets the last messages first.
 */
import type { Content } from '../../../wire/content/content.js';
import { ChannelError } from '../../../wire/methods/errors.js';
import { type FieldTable, type FieldValue, isInteger } from '../../../wire/values/field-table.js';
import { erlangBinary } from '../../erlang-text.js';
import { fieldText } from '../../field-text.js';
import type { MemoryGauge } from '../../memory-gauge.js';
import type { Binding, Destination } from '../binding.js';
import { History } from '../history.js';
import type { Matcher } from '../matcher.js';
import { FanoutMatcher } from './fanout.js';

const ARGUMENT = 'x-recent-history-length';
const LENGTH_DEFAULT = 20;

export class RecentHistoryMatcher implements Matcher {
  /** Each message has to come by. */
  readonly stableWith = 'nothing';
  readonly matchesEachKey = false;
  readonly history: History;
  private readonly fanout = new FanoutMatcher();

  /** @throws ChannelError 406 when the length makes no sense */
  constructor(args: FieldTable, memory: MemoryGauge) {
    this.history = new History(lengthOf(args.get(ARGUMENT)), memory);
  }

  bind(binding: Binding): void {
    this.fanout.bind(binding);
  }

  unbind(binding: Binding): void {
    this.fanout.unbind(binding);
  }

  match(routingKey: string, content: Content, found: Destination[]): void {
    this.fanout.match(routingKey, content, found);
  }
}

function lengthOf(value: FieldValue | undefined): number {
  if (value === undefined) return LENGTH_DEFAULT;
  if (isInteger(value) && value.value > 0) return Number(value.value);
  const text = value.type === 'S' ? erlangBinary(value.value) : fieldText(value);
  const detail = `Invalid argument ${text}, '${ARGUMENT}' must be a positive integer`;
  throw new ChannelError('PRECONDITION_FAILED', detail);
}
