/**
 * A ledger for each test, with two durable queues bound to a fanout exchange, and a broker that is played.
 */
import { beforeEach } from '@jest/globals';
import { bodyOf } from './bodies.js';
import type { Delivery } from './checks.js';
import { Ledger } from './ledger.js';
import type { Arguments, Message, QueueRecord, Tap } from './records.js';
import type { Publishing } from './requests.js';

/** To be called at the top of a file; its functions are for use inside of tests. */
export function playedLedger() {
  let tags = 0;
  const scene = { now: 0, ledger: new Ledger('run') };

  const queue = (name: string): QueueRecord => scene.ledger.topology.queues.get(name)!;
  const tap = (name = 'one'): Tap => scene.ledger.openTap(queue(name), `consumer of ${name}`);

  const declare = (name: string, durable = true, args: Arguments = {}): void => {
    scene.ledger.topology.declareQueue(name, { durable, fixed: durable, arguments: args })();
  };

  /** Returns what to call when it is answered. */
  const bind = (name: string): (() => void) =>
    scene.ledger.topology.bind(scene.ledger.topology.exchanges.get('fan')!, queue(name), '');

  const publish = (more: Partial<Publishing> = {}): Message =>
    scene.ledger.publish({ publisher: 'p', exchange: '', routingKey: 'one', size: 50, ...more });

  const confirm = (more: Partial<Publishing> = {}): Message => {
    const message = publish(more);
    scene.ledger.confirmed(message);
    return message;
  };

  /** Returns the delivery tag. */
  const deliver = (
    to: Tap,
    message: Message,
    { redelivered = false, body = bodyOf(message), died = {} } = {},
  ): number => {
    const { publisher, sequence, id, persistent, priority } = message;
    const properties = {
      messageId: `run-${id}`,
      headers: { publisher, sequence, ...died },
      contentType: 'application/octet-stream',
      deliveryMode: persistent ? 2 : 1,
      priority,
    };
    const delivery: Delivery = { content: body, fields: { deliveryTag: ++tags, redelivered }, properties };
    scene.ledger.delivered(to, delivery);
    return tags;
  };

  /** Reads these messages, as the only ones that are there. */
  const audit = (...found: readonly (readonly [queue: string, message: Message, redelivered?: boolean])[]): void => {
    scene.ledger.beginAudit();
    for (const [name, message, redelivered = false] of found) deliver(tap(name), message, { redelivered });
    scene.ledger.endAudit();
  };

  /** Of the violations that were found. */
  const kinds = (): string[] => [...scene.ledger.violations.byKind.keys()];

  beforeEach(() => {
    scene.now = 0;
    scene.ledger = new Ledger('run', () => scene.now);
    for (const name of ['one', 'two']) declare(name);
    scene.ledger.topology.declareExchange('fan', { type: 'fanout', durable: true, fixed: true })();
    for (const name of ['one', 'two']) bind(name)();
  });

  return { scene, queue, tap, declare, bind, publish, confirm, deliver, audit, kinds };
}
