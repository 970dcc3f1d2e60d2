/**
 * What can be waited for by name, so that an error can say how far it came.
 */
import type { Broker } from '../../core/broker.js';
import { type ConnectionView, connectionView } from '../inspection/connection-view.js';
import { QueueView } from '../inspection/queue-view.js';

/** Exactly so many, or bounds. */
export type Count = number | { readonly atLeast?: number; readonly atMost?: number };

/** What a queue is to have: all that is given. It is not fulfilled while there is no such queue. */
export interface QueueCondition {
  readonly queue: string;
  /** Default `/`, or the vhost of what is asked. */
  readonly vhost?: string;
  readonly ready?: Count;
  readonly unacked?: Count;
  readonly delayed?: Count;
  /** Ready, unacked and delayed together. */
  readonly messages?: Count;
  readonly consumers?: Count;
  /** True: it is empty and all is settled, no message is ready, unacked or delayed. */
  readonly idle?: true;
}

/** Open connections there are to be: of this name (their own, or the one that their client gave them), user and vhost. */
export interface ConnectionCondition {
  readonly connections: Count;
  readonly name?: string;
  readonly user?: string;
  readonly vhost?: string;
}

export type Condition = QueueCondition | ConnectionCondition;

const queueCounts = {
  ready: 'readyCount',
  unacked: 'unackedCount',
  delayed: 'delayedCount',
  messages: 'messageCount',
  consumers: 'consumerCount',
} as const satisfies Partial<Record<keyof QueueCondition, keyof QueueView>>;

export function isFulfilled(broker: Broker, condition: Condition): boolean {
  if (!('queue' in condition)) return fits(connectionsOf(broker, condition).length, condition.connections);
  const queue = queueOf(broker, condition);
  if (!queue.exists) return false;
  if (condition.idle === true && queue.messageCount > 0) return false;
  return Object.entries(queueCounts).every(([name, count]) =>
    fits(queue[count], condition[name as keyof typeof queueCounts]),
  );
}

/** What is there, for who waited for something else. */
export function stateOf(broker: Broker, condition: Condition): string {
  if ('queue' in condition) return queueOf(broker, condition).describe();
  const names = connectionsOf(broker, condition).map(({ name, userProvidedName }) => userProvidedName ?? name);
  return `${names.length} such connections${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
}

function queueOf(broker: Broker, { queue, vhost = '/' }: QueueCondition): QueueView {
  return new QueueView(broker, vhost, queue);
}

function connectionsOf(broker: Broker, { name, user, vhost }: ConnectionCondition): readonly ConnectionView[] {
  return [...broker.connections]
    .filter(({ state }) => state === 'open')
    .map(connectionView)
    .filter((one) => name === undefined || one.name === name || one.userProvidedName === name)
    .filter((one) => (user ?? one.user) === one.user && (vhost ?? one.vhost) === one.vhost);
}

function fits(found: number, wanted: Count | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return found === wanted;
  return found >= (wanted.atLeast ?? 0) && found <= (wanted.atMost ?? Infinity);
}
