/**
 * The type of a queue, as its declaration names it.
 */
import type { QueueDefinition } from './queue-definition.js';

export const queueTypes = ['classic', 'quorum'] as const;
export type QueueType = (typeof queueTypes)[number];

/** Of a queue whose arguments were checked (`queue-arguments.ts`). */
export function queueTypeOf({ arguments: args }: Pick<QueueDefinition, 'arguments'>): QueueType {
  return args.get('x-queue-type')?.value === 'quorum' ? 'quorum' : 'classic';
}
