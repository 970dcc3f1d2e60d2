/**
 * How many lanes a queue has: one for each priority, the higher the priority the higher the lane.
 */
import type { QueueDefinition } from '../queue/queue-definition.js';

/** 1 for a queue without priorities; x-max-priority is between 0 and 255 (`queue-arguments.ts`). */
export function lanesOf({ arguments: args }: Pick<QueueDefinition, 'arguments'>): number {
  const value = args.get('x-max-priority')?.value;
  return typeof value === 'number' ? value + 1 : 1;
}
