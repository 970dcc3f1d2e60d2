/**
 * One channel of a scripted connection, with the turns that most tests want: one for each call.
 */
import type { MethodName, MethodOf } from '../../src/wire/methods/methods.js';
import type { FieldTable } from '../../src/wire/values/field-table.js';
import { type ContentOptions, framedContent } from './framed-content.js';
import { type Arguments, fullMethod } from './full-method.js';
import type { Sent } from './recording-outbound.js';
import type { ScriptedConnection } from './scripted-core.js';

export type PublishOptions = Arguments<'basic.publish'> & ContentOptions;
export type Delivered = MethodOf<'basic.deliver'> & { readonly body: string };

export class ScriptedChannel {
  /** One object for the same arguments, as the server's memo of methods gives them. */
  private readonly publishes = new Map<string, MethodOf<'basic.publish'>>();

  constructor(
    readonly client: ScriptedConnection,
    readonly number: number,
  ) {}

  /** Gives the core a method, and does not end the turn. */
  send<Name extends MethodName>(name: Name, args?: Arguments<Name>): void {
    this.client.send(this.number, name, args);
  }

  /** Gives the core a method, ends the turn, and returns all that was sent on this channel since the last look. */
  call<Name extends MethodName>(name: Name, args?: Arguments<Name>): Sent[] {
    this.send(name, args);
    return this.turn();
  }

  /** The same for a publish. */
  publish(options: PublishOptions): Sent[] {
    this.sendPublish(options);
    return this.turn();
  }

  sendPublish({ body = 'm', persistent, headers, properties, borrowed, ...args }: PublishOptions): void {
    const key = JSON.stringify(args);
    const method = this.publishes.get(key) ?? fullMethod('basic.publish', args);
    this.publishes.set(key, method);
    const flags = { persistent: persistent ?? false, borrowed: borrowed ?? false };
    const content = framedContent({ body, headers, ...(properties && { properties }), ...flags });
    this.client.sendContent(this.number, method, content);
  }

  /** Ends the turn and returns what was sent on this channel since the last look. */
  turn(): Sent[] {
    this.client.core.endTurn();
    return this.take();
  }

  /** What was sent on this channel since the last look. */
  take(): Sent[] {
    return this.client.outbound.take(this.number);
  }

  /** Declares a queue, durably if so; its name. */
  queue(queue: string, args: Arguments<'queue.declare'> = {}): string {
    this.send('queue.declare', { queue, ...args });
    this.client.core.endDurably();
    this.take();
    return queue;
  }

  /** Declares an exchange, durably if so; its name. */
  exchange(exchange: string, type: string, args: Arguments<'exchange.declare'> = {}): string {
    this.send('exchange.declare', { exchange, type, ...args });
    this.client.core.endDurably();
    this.take();
    return exchange;
  }

  /** Binds a queue, durably if so; what was sent. */
  bind(queue: string, exchange: string, routingKey = '', args: FieldTable = new Map()): Sent[] {
    this.send('queue.bind', { queue, exchange, routingKey, arguments: args });
    this.client.core.endDurably();
    return this.take();
  }

  /** The bodies that wait in a queue, in order; they are taken out. */
  drain(queue: string): string[] {
    const bodies: string[] = [];
    for (;;) {
      const answer = this.call('basic.get', { queue, noAck: true }).at(-1);
      if (answer?.name !== 'basic.get-ok') return bodies;
      bodies.push(answer.body!);
    }
  }

  /** Messages ready and consumers of a queue, as `queue.declare-ok` counts them. */
  counts(queue: string): { readonly ready: number; readonly consumers: number } | undefined {
    const answer = this.call('queue.declare', { queue, passive: true }).at(-1);
    if (answer?.name !== 'queue.declare-ok') return undefined;
    return { ready: answer.messageCount, consumers: answer.consumerCount };
  }
}

/** The deliveries among what was sent. */
export function deliveriesOf(sent: readonly Sent[]): Delivered[] {
  return sent.filter((method): method is Delivered => method.name === 'basic.deliver');
}

/** The bodies of the deliveries among what was sent. */
export function bodiesOf(sent: readonly Sent[]): string[] {
  return deliveriesOf(sent).map(({ body }) => body);
}
