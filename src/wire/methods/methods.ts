/**
 * Every AMQP 0-9-1 method as data: ids, argument names and types, and whether content follows.
 *
 * This one table gives the types, the decoder, the encoder and the generators of the tests.
 * Sources: the specification's machine-readable form (sections 1.3 to 1.8) and RabbitMQ's
 * extensions (connection.blocked, unblocked, update-secret, exchange.bind, unbind, basic.nack, confirm).
 * Argument names are the specification's in camel case; a `reserved` argument is skipped on reading
 * and written as zero.
 */
import type { FieldTable } from '../values/field-table.js';

/** Wire types of method arguments (specification section 4.2.5). */
export interface DomainValues {
  bit: boolean;
  octet: number;
  short: number;
  long: number;
  longlong: number;
  shortstr: string;
  longstr: Buffer;
  table: FieldTable;
}
export type Domain = keyof DomainValues;

export interface MethodSpec {
  readonly classId: number;
  readonly methodId: number;
  /** Names and types, in wire order. */
  readonly args: Readonly<Record<string, Domain>>;
  /** True when a content header and body follow. */
  readonly content?: true;
}

/** Arguments whose name starts so carry nothing: they are not part of the decoded method. */
export const RESERVED = 'reserved';

export const methods = {
  'connection.start': {
    classId: 10,
    methodId: 10,
    args: {
      versionMajor: 'octet',
      versionMinor: 'octet',
      serverProperties: 'table',
      mechanisms: 'longstr',
      locales: 'longstr',
    },
  },
  'connection.start-ok': {
    classId: 10,
    methodId: 11,
    args: { clientProperties: 'table', mechanism: 'shortstr', response: 'longstr', locale: 'shortstr' },
  },
  'connection.secure': { classId: 10, methodId: 20, args: { challenge: 'longstr' } },
  'connection.secure-ok': { classId: 10, methodId: 21, args: { response: 'longstr' } },
  'connection.tune': { classId: 10, methodId: 30, args: { channelMax: 'short', frameMax: 'long', heartbeat: 'short' } },
  'connection.tune-ok': {
    classId: 10,
    methodId: 31,
    args: { channelMax: 'short', frameMax: 'long', heartbeat: 'short' },
  },
  'connection.open': {
    classId: 10,
    methodId: 40,
    args: { virtualHost: 'shortstr', reserved1: 'shortstr', reserved2: 'bit' },
  },
  'connection.open-ok': { classId: 10, methodId: 41, args: { reserved1: 'shortstr' } },
  'connection.close': {
    classId: 10,
    methodId: 50,
    args: { replyCode: 'short', replyText: 'shortstr', classId: 'short', methodId: 'short' },
  },
  'connection.close-ok': { classId: 10, methodId: 51, args: {} },
  'connection.blocked': { classId: 10, methodId: 60, args: { reason: 'shortstr' } },
  'connection.unblocked': { classId: 10, methodId: 61, args: {} },
  'connection.update-secret': { classId: 10, methodId: 70, args: { newSecret: 'longstr', reason: 'shortstr' } },
  'connection.update-secret-ok': { classId: 10, methodId: 71, args: {} },

  'channel.open': { classId: 20, methodId: 10, args: { reserved1: 'shortstr' } },
  'channel.open-ok': { classId: 20, methodId: 11, args: { reserved1: 'longstr' } },
  'channel.flow': { classId: 20, methodId: 20, args: { active: 'bit' } },
  'channel.flow-ok': { classId: 20, methodId: 21, args: { active: 'bit' } },
  'channel.close': {
    classId: 20,
    methodId: 40,
    args: { replyCode: 'short', replyText: 'shortstr', classId: 'short', methodId: 'short' },
  },
  'channel.close-ok': { classId: 20, methodId: 41, args: {} },

  'access.request': {
    classId: 30,
    methodId: 10,
    args: { realm: 'shortstr', exclusive: 'bit', passive: 'bit', active: 'bit', write: 'bit', read: 'bit' },
  },
  'access.request-ok': { classId: 30, methodId: 11, args: { ticket: 'short' } },

  'exchange.declare': {
    classId: 40,
    methodId: 10,
    args: {
      reserved1: 'short',
      exchange: 'shortstr',
      type: 'shortstr',
      passive: 'bit',
      durable: 'bit',
      autoDelete: 'bit',
      internal: 'bit',
      noWait: 'bit',
      arguments: 'table',
    },
  },
  'exchange.declare-ok': { classId: 40, methodId: 11, args: {} },
  'exchange.delete': {
    classId: 40,
    methodId: 20,
    args: { reserved1: 'short', exchange: 'shortstr', ifUnused: 'bit', noWait: 'bit' },
  },
  'exchange.delete-ok': { classId: 40, methodId: 21, args: {} },
  'exchange.bind': {
    classId: 40,
    methodId: 30,
    args: {
      reserved1: 'short',
      destination: 'shortstr',
      source: 'shortstr',
      routingKey: 'shortstr',
      noWait: 'bit',
      arguments: 'table',
    },
  },
  'exchange.bind-ok': { classId: 40, methodId: 31, args: {} },
  'exchange.unbind': {
    classId: 40,
    methodId: 40,
    args: {
      reserved1: 'short',
      destination: 'shortstr',
      source: 'shortstr',
      routingKey: 'shortstr',
      noWait: 'bit',
      arguments: 'table',
    },
  },
  // 51, not 41: RabbitMQ's numbering, which every client follows.
  'exchange.unbind-ok': { classId: 40, methodId: 51, args: {} },

  'queue.declare': {
    classId: 50,
    methodId: 10,
    args: {
      reserved1: 'short',
      queue: 'shortstr',
      passive: 'bit',
      durable: 'bit',
      exclusive: 'bit',
      autoDelete: 'bit',
      noWait: 'bit',
      arguments: 'table',
    },
  },
  'queue.declare-ok': {
    classId: 50,
    methodId: 11,
    args: { queue: 'shortstr', messageCount: 'long', consumerCount: 'long' },
  },
  'queue.bind': {
    classId: 50,
    methodId: 20,
    args: {
      reserved1: 'short',
      queue: 'shortstr',
      exchange: 'shortstr',
      routingKey: 'shortstr',
      noWait: 'bit',
      arguments: 'table',
    },
  },
  'queue.bind-ok': { classId: 50, methodId: 21, args: {} },
  'queue.purge': { classId: 50, methodId: 30, args: { reserved1: 'short', queue: 'shortstr', noWait: 'bit' } },
  'queue.purge-ok': { classId: 50, methodId: 31, args: { messageCount: 'long' } },
  'queue.delete': {
    classId: 50,
    methodId: 40,
    args: { reserved1: 'short', queue: 'shortstr', ifUnused: 'bit', ifEmpty: 'bit', noWait: 'bit' },
  },
  'queue.delete-ok': { classId: 50, methodId: 41, args: { messageCount: 'long' } },
  'queue.unbind': {
    classId: 50,
    methodId: 50,
    args: { reserved1: 'short', queue: 'shortstr', exchange: 'shortstr', routingKey: 'shortstr', arguments: 'table' },
  },
  'queue.unbind-ok': { classId: 50, methodId: 51, args: {} },

  'basic.qos': { classId: 60, methodId: 10, args: { prefetchSize: 'long', prefetchCount: 'short', global: 'bit' } },
  'basic.qos-ok': { classId: 60, methodId: 11, args: {} },
  'basic.consume': {
    classId: 60,
    methodId: 20,
    args: {
      reserved1: 'short',
      queue: 'shortstr',
      consumerTag: 'shortstr',
      noLocal: 'bit',
      noAck: 'bit',
      exclusive: 'bit',
      noWait: 'bit',
      arguments: 'table',
    },
  },
  'basic.consume-ok': { classId: 60, methodId: 21, args: { consumerTag: 'shortstr' } },
  'basic.cancel': { classId: 60, methodId: 30, args: { consumerTag: 'shortstr', noWait: 'bit' } },
  'basic.cancel-ok': { classId: 60, methodId: 31, args: { consumerTag: 'shortstr' } },
  'basic.publish': {
    classId: 60,
    methodId: 40,
    content: true,
    args: { reserved1: 'short', exchange: 'shortstr', routingKey: 'shortstr', mandatory: 'bit', immediate: 'bit' },
  },
  'basic.return': {
    classId: 60,
    methodId: 50,
    content: true,
    args: { replyCode: 'short', replyText: 'shortstr', exchange: 'shortstr', routingKey: 'shortstr' },
  },
  'basic.deliver': {
    classId: 60,
    methodId: 60,
    content: true,
    args: {
      consumerTag: 'shortstr',
      deliveryTag: 'longlong',
      redelivered: 'bit',
      exchange: 'shortstr',
      routingKey: 'shortstr',
    },
  },
  'basic.get': { classId: 60, methodId: 70, args: { reserved1: 'short', queue: 'shortstr', noAck: 'bit' } },
  'basic.get-ok': {
    classId: 60,
    methodId: 71,
    content: true,
    args: {
      deliveryTag: 'longlong',
      redelivered: 'bit',
      exchange: 'shortstr',
      routingKey: 'shortstr',
      messageCount: 'long',
    },
  },
  'basic.get-empty': { classId: 60, methodId: 72, args: { reserved1: 'shortstr' } },
  'basic.ack': { classId: 60, methodId: 80, args: { deliveryTag: 'longlong', multiple: 'bit' } },
  'basic.reject': { classId: 60, methodId: 90, args: { deliveryTag: 'longlong', requeue: 'bit' } },
  'basic.recover-async': { classId: 60, methodId: 100, args: { requeue: 'bit' } },
  'basic.recover': { classId: 60, methodId: 110, args: { requeue: 'bit' } },
  'basic.recover-ok': { classId: 60, methodId: 111, args: {} },
  'basic.nack': { classId: 60, methodId: 120, args: { deliveryTag: 'longlong', multiple: 'bit', requeue: 'bit' } },

  'confirm.select': { classId: 85, methodId: 10, args: { noWait: 'bit' } },
  'confirm.select-ok': { classId: 85, methodId: 11, args: {} },

  'tx.select': { classId: 90, methodId: 10, args: {} },
  'tx.select-ok': { classId: 90, methodId: 11, args: {} },
  'tx.commit': { classId: 90, methodId: 20, args: {} },
  'tx.commit-ok': { classId: 90, methodId: 21, args: {} },
  'tx.rollback': { classId: 90, methodId: 30, args: {} },
  'tx.rollback-ok': { classId: 90, methodId: 31, args: {} },
} as const satisfies Record<string, MethodSpec>;

export type MethodName = keyof typeof methods;

type ArgumentsOf<Args extends Readonly<Record<string, Domain>>> = {
  readonly [Name in Exclude<keyof Args, `reserved${string}`>]: DomainValues[Args[Name]];
};

/** One decoded method: its name and its arguments. */
export type MethodOf<Name extends MethodName> = Name extends MethodName
  ? { readonly name: Name } & ArgumentsOf<(typeof methods)[Name]['args']>
  : never;

/** Any decoded method, told apart by `name`. */
export type Method = MethodOf<MethodName>;

const names = Object.keys(methods) as MethodName[];

const namesById = new Map<number, MethodName>(
  names.map((name) => [(methods[name].classId << 16) | methods[name].methodId, name]),
);

const argumentLists = new Map(names.map((name) => [name, Object.entries<Domain>(methods[name].args)]));

/** Names and types of a method's arguments, in wire order. */
export function argumentsOf(name: MethodName): readonly (readonly [name: string, domain: Domain])[] {
  return argumentLists.get(name)!;
}

/** The method with these ids, or `undefined` when AMQP 0-9-1 has none. */
export function methodName(classId: number, methodId: number): MethodName | undefined {
  return namesById.get((classId << 16) | methodId);
}
