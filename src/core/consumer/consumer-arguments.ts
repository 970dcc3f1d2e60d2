/**
 * The x-arguments of a consumer: which values make sense, with RabbitMQ's texts, and what they say.
 *
 * An argument that nobody knows is ignored.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import { argumentOfOtherType, invalidArgument, resourceText } from '../refusals.js';
import { type Check, flag, integer, timeout } from '../queue/queue-arguments.js';
import { queueTypeOf } from '../queue/queue-type.js';
import type { QueueDefinition } from '../queue/queue-definition.js';

const checks: readonly (readonly [argument: string, check: Check])[] = [
  ['x-priority', integer(undefined, -Infinity)],
  ['x-cancel-on-ha-failover', flag],
  ['x-consumer-timeout', timeout()],
];

/** Only a stream can be read from an offset, or in part: who asks for it elsewhere would get what it does not expect. */
const streamArguments = ['x-stream-offset', 'x-stream-filter', 'x-stream-match-unfiltered'];

/** @throws ChannelError 406 naming an argument that makes no sense */
export function assertConsumerArguments(args: FieldTable, queue: QueueDefinition): void {
  if (args.size === 0) return;
  const where = resourceText('queue', queue.name, queue.vhost);
  for (const [argument, check] of checks) {
    const value = args.get(argument);
    const wrong = value && check(value);
    if (wrong !== undefined) throw invalidArgument(argument, where, wrong);
  }
  for (const argument of streamArguments) {
    if (args.has(argument)) throw argumentOfOtherType(argument, where, `rabbit_${queueTypeOf(queue)}_queue`);
  }
}

/** Any integer; 0 when nothing is said. */
export function priorityOf(args: FieldTable): number {
  return numberOf(args, 'x-priority') ?? 0;
}

/** How long a delivery may stay unacked, whatever the queue says. */
export function timeoutOf(args: FieldTable): number | undefined {
  return numberOf(args, 'x-consumer-timeout');
}

function numberOf(args: FieldTable, name: string): number | undefined {
  const value = args.get(name);
  return value === undefined ? undefined : Number(value.value);
}
