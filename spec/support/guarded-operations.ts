/**
 * Every operation that needs a permission, with what it needs: RabbitMQ's table.
 */
import type { Operation } from '../../src/core/access/permissions/permission.js';
import type { MethodName } from '../../src/wire/methods/methods.js';
import { type FieldTable, field } from '../../src/wire/values/field-table.js';
import type { Arguments } from './full-method.js';
import type { ScriptedChannel } from './scripted-channel.js';
import type { Sent } from './recording-outbound.js';

/** `configure queue q` */
export interface Need {
  readonly operation: Operation;
  readonly kind: 'queue' | 'exchange';
  /** As permissions know it. */
  readonly name: string;
}

export interface GuardedOperation {
  readonly what: string;
  readonly run: (channel: ScriptedChannel) => Sent[];
  /** In the order in which they are asked for. */
  readonly needs: readonly Need[];
  /** What the channel is sent when all is allowed; nothing for a publish. */
  readonly answer: string;
}

/** What the operations find: queue `q`, exchanges `x`, `y` and `t` of type topic. */
export function furnish(channel: ScriptedChannel): void {
  channel.queue('q');
  channel.exchange('x', 'direct');
  channel.exchange('y', 'fanout');
  channel.exchange('t', 'topic');
}

const need = (operation: Operation, kind: Need['kind'], name: string): Need => ({ operation, kind, name });
const calls =
  <Name extends MethodName>(name: Name, args: Arguments<Name>) =>
  (channel: ScriptedChannel): Sent[] =>
    channel.call(name, args);
const publishes =
  (exchange: string, properties = {}) =>
  (channel: ScriptedChannel): Sent[] =>
    channel.publish({ exchange, routingKey: 'q', properties });

const alternate: FieldTable = new Map([['alternate-exchange', field.text('y')]]);
const toDefault: FieldTable = new Map([['alternate-exchange', field.text('')]]);
const deadLetters: FieldTable = new Map([['x-dead-letter-exchange', field.text('y')]]);
const deadToDefault: FieldTable = new Map([['x-dead-letter-exchange', field.text('')]]);
const x = { exchange: 'x', type: 'direct' };

export const guardedOperations: readonly GuardedOperation[] = [
  {
    what: 'exchange.declare of a new one',
    run: calls('exchange.declare', { exchange: 'new', type: 'direct' }),
    needs: [need('configure', 'exchange', 'new')],
    answer: 'exchange.declare-ok',
  },
  {
    what: 'exchange.declare of one that is there',
    run: calls('exchange.declare', x),
    needs: [need('configure', 'exchange', 'x')],
    answer: 'exchange.declare-ok',
  },
  {
    what: 'exchange.declare with an alternate exchange',
    run: calls('exchange.declare', { exchange: 'new', type: 'direct', arguments: alternate }),
    needs: [need('configure', 'exchange', 'new'), need('read', 'exchange', 'new'), need('write', 'exchange', 'y')],
    answer: 'exchange.declare-ok',
  },
  {
    what: 'exchange.declare with the default exchange as alternate',
    run: calls('exchange.declare', { exchange: 'new', type: 'direct', arguments: toDefault }),
    needs: [
      need('configure', 'exchange', 'new'),
      need('read', 'exchange', 'new'),
      need('write', 'exchange', 'amq.default'),
    ],
    answer: 'exchange.declare-ok',
  },
  {
    what: 'exchange.delete',
    run: calls('exchange.delete', { exchange: 'x' }),
    needs: [need('configure', 'exchange', 'x')],
    answer: 'exchange.delete-ok',
  },
  {
    what: 'exchange.bind',
    run: calls('exchange.bind', { destination: 'x', source: 'y' }),
    needs: [need('write', 'exchange', 'x'), need('read', 'exchange', 'y')],
    answer: 'exchange.bind-ok',
  },
  {
    what: 'exchange.unbind',
    run: calls('exchange.unbind', { destination: 'x', source: 'y' }),
    needs: [need('write', 'exchange', 'x'), need('read', 'exchange', 'y')],
    answer: 'exchange.unbind-ok',
  },
  {
    what: 'queue.declare of a new one',
    run: calls('queue.declare', { queue: 'new' }),
    needs: [need('configure', 'queue', 'new')],
    answer: 'queue.declare-ok',
  },
  {
    what: 'queue.declare of one that is there',
    run: calls('queue.declare', { queue: 'q' }),
    needs: [need('configure', 'queue', 'q')],
    answer: 'queue.declare-ok',
  },
  {
    what: 'queue.declare of one that the broker names',
    run: calls('queue.declare', { queue: '' }),
    needs: [need('configure', 'queue', 'amq.gen-1')],
    answer: 'queue.declare-ok',
  },
  {
    what: 'queue.declare with a dead-letter exchange',
    run: calls('queue.declare', { queue: 'new', arguments: deadLetters }),
    needs: [need('configure', 'queue', 'new'), need('read', 'queue', 'new'), need('write', 'exchange', 'y')],
    answer: 'queue.declare-ok',
  },
  {
    what: 'queue.declare with dead letters to the default exchange',
    run: calls('queue.declare', { queue: 'new', arguments: deadToDefault }),
    needs: [need('configure', 'queue', 'new'), need('read', 'queue', 'new'), need('write', 'exchange', 'amq.default')],
    answer: 'queue.declare-ok',
  },
  {
    what: 'queue.delete',
    run: calls('queue.delete', { queue: 'q' }),
    needs: [need('configure', 'queue', 'q')],
    answer: 'queue.delete-ok',
  },
  {
    what: 'queue.bind',
    run: calls('queue.bind', { queue: 'q', exchange: 'x', routingKey: 'k' }),
    needs: [need('write', 'queue', 'q'), need('read', 'exchange', 'x')],
    answer: 'queue.bind-ok',
  },
  {
    what: 'queue.unbind',
    run: calls('queue.unbind', { queue: 'q', exchange: 'x', routingKey: 'k' }),
    needs: [need('write', 'queue', 'q'), need('read', 'exchange', 'x')],
    answer: 'queue.unbind-ok',
  },
  {
    what: 'queue.purge',
    run: calls('queue.purge', { queue: 'q' }),
    needs: [need('read', 'queue', 'q')],
    answer: 'queue.purge-ok',
  },
  {
    what: 'basic.get',
    run: calls('basic.get', { queue: 'q' }),
    needs: [need('read', 'queue', 'q')],
    answer: 'basic.get-empty',
  },
  {
    what: 'basic.consume',
    run: calls('basic.consume', { queue: 'q' }),
    needs: [need('read', 'queue', 'q')],
    answer: 'basic.consume-ok',
  },
  {
    what: 'basic.publish to the default exchange',
    run: publishes(''),
    needs: [need('write', 'exchange', 'amq.default')],
    answer: '',
  },
  {
    what: 'basic.publish to an exchange',
    run: publishes('x'),
    needs: [need('write', 'exchange', 'x')],
    answer: '',
  },
  {
    what: 'basic.publish of a message that is looked at',
    run: publishes('x', { expiration: '1000', userId: 'u' }),
    needs: [need('write', 'exchange', 'x')],
    answer: '',
  },
];
