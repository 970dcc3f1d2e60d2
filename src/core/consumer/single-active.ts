/**
 * Single active consumer: a queue of which one consumer has all messages, while the others wait to take its place.
 */
import type { QueueDefinition } from '../queue/queue-definition.js';

/** No policy can ask for it (as in RabbitMQ): it holds for the life of the queue. */
export function isSingleActive({ arguments: args }: Pick<QueueDefinition, 'arguments'>): boolean {
  return args.get('x-single-active-consumer')?.value === true;
}
