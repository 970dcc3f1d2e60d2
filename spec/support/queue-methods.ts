/**
 * Methods of queues and consumers with what a test does not care about filled in.
 */
import type { MethodOf } from '../../src/wire/methods/methods.js';

type Part<Name extends 'queue.declare' | 'basic.consume'> = Partial<Omit<MethodOf<Name>, 'name'>>;

/** A transient queue of the given name; '' for one that the broker names. */
export function declareQueue(queue: string, part: Part<'queue.declare'> = {}): MethodOf<'queue.declare'> {
  return {
    name: 'queue.declare',
    queue,
    passive: false,
    durable: false,
    exclusive: false,
    autoDelete: false,
    noWait: false,
    arguments: new Map(),
    ...part,
  };
}

export function consumeFrom(queue: string, part: Part<'basic.consume'> = {}): MethodOf<'basic.consume'> {
  return {
    name: 'basic.consume',
    queue,
    consumerTag: '',
    noLocal: false,
    noAck: false,
    exclusive: false,
    noWait: false,
    arguments: new Map(),
    ...part,
  };
}
