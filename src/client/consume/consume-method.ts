/**
 * The method `basic.consume`, made of the options of a consumer.
 */
import type { MethodOf } from '../../wire/methods/methods.js';
import { toFieldTable } from '../values/field-values.js';
import type { ConsumeOptions } from './consume-options.js';

export function consumeMethod(queue: string, consumerTag: string, options: ConsumeOptions): MethodOf<'basic.consume'> {
  const { priority, exclusive = false, noLocal = false, noAck = false } = options;
  const more = priority === undefined ? [] : toFieldTable({ 'x-priority': priority });
  return {
    name: 'basic.consume',
    queue,
    consumerTag,
    noLocal,
    noAck,
    exclusive,
    noWait: false,
    arguments: new Map([...toFieldTable(options.arguments ?? {}), ...more]),
  };
}
