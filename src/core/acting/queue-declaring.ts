/**
 * Making queues (specification section 1.7.2.1), with RabbitMQ's checks in their order.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { assertQueueArguments } from '../queue/queue-arguments.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { Queue } from '../queue/queue.js';
import { queueTypeOf } from '../queue/queue-type.js';
import { queueLocked, reservedName } from '../refusals.js';
import { assertSameQueue } from '../vhost/equivalence.js';
import { assertRoomForQueue } from '../vhost/room.js';
import type { VHost } from '../vhost/vhost.js';
import type { Actor } from './actor.js';
import { isReserved, unlockedQueue } from './names.js';

/** What is asked for; an empty name is for one that the broker makes up. */
export type WantedQueue = Pick<QueueDefinition, 'name' | 'durable' | 'exclusive' | 'autoDelete' | 'arguments'>;

/**
 * The queue that is there, if the actor may know of it.
 *
 * @throws ChannelError 403, 404 or 405
 */
export function visibleQueue(actor: Actor, name: string): Queue {
  actor.rights.assertMayAnything('queue', name);
  return unlockedQueue(actor, name);
}

/**
 * Makes a queue, or finds the one of this name, which must be the same. It is durable with `vhost.commitOf`.
 *
 * @throws ChannelError 403, 405 or 406; ConnectionError 540 for streams
 */
export function declareQueue(actor: Actor, wanted: WantedQueue): Queue {
  const { vhost, connection, broker, rights } = actor;
  const { name, exclusive } = wanted;
  const args = typedArguments(vhost, wanted);
  if (isReserved(name)) throw reservedName('queue', name);
  if (name === '' && queueTypeOf({ arguments: args }) === 'quorum') {
    const detail = 'Cannot declare a server-named queue for type rabbit_quorum_queue';
    throw new ChannelError('PRECONDITION_FAILED', detail);
  }
  const definition: QueueDefinition = {
    vhost: vhost.name,
    name: name === '' ? broker.names.queueName() : name,
    // RabbitMQ: an exclusive queue goes with its connection, so it is never durable.
    durable: wanted.durable && !exclusive,
    exclusive,
    autoDelete: wanted.autoDelete,
    arguments: args,
  };
  rights.assertMay('configure', 'queue', definition.name);
  const owner = exclusive ? connection : undefined;
  const existing = vhost.findQueue(definition.name);
  if (existing !== undefined) {
    if (existing.owner !== owner) throw queueLocked(existing.name, vhost.name);
    assertSameQueue(existing.definition, definition);
    return existing;
  }
  assertRoomForQueue(broker, vhost, definition.name);
  assertMayBury(actor, definition);
  assertQueueArguments(definition);
  const queue = vhost.createQueue(definition, owner);
  owner?.exclusiveQueues.add(queue);
  return queue;
}

/**
 * What is asked for, with the type that queues of the vhost have unless they say; only those have another type
 * than classic that may (RabbitMQ). A queue that was there before the vhost had such a type stays what it is.
 */
function typedArguments({ details, queues }: VHost, wanted: WantedQueue): FieldTable {
  const { name, arguments: args, durable, exclusive, autoDelete } = wanted;
  const { defaultQueueType: type } = details;
  if (type === undefined || args.has('x-queue-type') || name === '' || !durable || exclusive || autoDelete) return args;
  const existing = queues.get(name);
  if (existing !== undefined && existing.definition.arguments.get('x-queue-type')?.value !== type) return args;
  return new Map([...args, ['x-queue-type', { type: 'S', value: type }]]);
}

/**
 * Dead letters are published in the name of whoever says where they go.
 *
 * @throws ChannelError 403
 */
function assertMayBury({ rights }: Actor, { name, arguments: args }: QueueDefinition): void {
  const exchange = args.get('x-dead-letter-exchange');
  if (exchange?.type !== 'S') return;
  rights.assertMay('read', 'queue', name);
  rights.assertMay('write', 'exchange', exchange.value);
}
