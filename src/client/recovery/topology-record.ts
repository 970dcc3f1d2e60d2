/**
 * What was declared over a connection and is still there as far as it knows: exchanges, queues, bindings.
 *
 * It follows what the broker does by itself: a queue takes its bindings along, auto-delete ones go with their last
 * consumer or binding. Passive declarations are questions and are not kept.
 */
import type { Method, MethodOf } from '../../wire/methods/methods.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { Writer } from '../../wire/values/writer.js';

export interface RecordedQueue {
  readonly declare: MethodOf<'queue.declare'>;
  /** True when the broker gave it its name. */
  readonly isServerNamed: boolean;
}

export type RecordedBinding = MethodOf<'queue.bind'> | MethodOf<'exchange.bind'>;

const scratch = new Writer();

export class TopologyRecord {
  private readonly exchangesByName = new Map<string, MethodOf<'exchange.declare'>>();
  private readonly queuesByName = new Map<string, RecordedQueue>();
  private readonly bindingsByKey = new Map<string, RecordedBinding>();

  /** In the order in which they were declared, as are all three. */
  get exchanges(): readonly MethodOf<'exchange.declare'>[] {
    return [...this.exchangesByName.values()];
  }

  get queues(): readonly (readonly [name: string, queue: RecordedQueue])[] {
    return [...this.queuesByName];
  }

  get bindings(): readonly RecordedBinding[] {
    return [...this.bindingsByKey.values()];
  }

  /** Takes note of what the broker has done: `method`, in which queues have their names, and its reply. */
  note(method: Method, reply: Method): void {
    switch (method.name) {
      case 'exchange.declare':
        if (!method.passive) this.exchangesByName.set(method.exchange, method);
        return;
      case 'exchange.delete':
        this.forgetExchange(method.exchange);
        return;
      case 'queue.declare':
        if (!method.passive && reply.name === 'queue.declare-ok') this.noteQueue(method, reply.queue);
        return;
      case 'queue.delete':
        this.forgetQueue(method.queue);
        return;
      case 'queue.bind':
      case 'exchange.bind':
        this.bindingsByKey.set(keyOf(method), method);
        return;
      case 'queue.unbind':
        this.unbound({ ...method, name: 'queue.bind', noWait: false });
        return;
      case 'exchange.unbind':
        this.unbound({ ...method, name: 'exchange.bind' });
        return;
      default:
        return;
    }
  }

  /** A queue is gone. */
  forgetQueue(queue: string): void {
    this.queuesByName.delete(queue);
    this.unbindAll((binding) => binding.name === 'queue.bind' && binding.queue === queue);
  }

  /** A queue has lost its last consumer. */
  unconsumed(queue: string): void {
    if (this.queuesByName.get(queue)?.declare.autoDelete === true) this.forgetQueue(queue);
  }

  forgetExchange(exchange: string): void {
    this.exchangesByName.delete(exchange);
    this.unbindAll((binding) => sourceOf(binding) === exchange);
    this.unbindAll((binding) => binding.name === 'exchange.bind' && binding.destination === exchange);
  }

  forgetBinding(binding: RecordedBinding): void {
    this.bindingsByKey.delete(keyOf(binding));
  }

  /** A queue has got another name. A binding by its old name as the key can only mean the queue itself. */
  rename(from: string, to: string): void {
    const queue = this.queuesByName.get(from);
    if (queue === undefined) return;
    this.queuesByName.delete(from);
    this.queuesByName.set(to, queue);
    for (const [key, binding] of [...this.bindingsByKey]) {
      if (binding.name !== 'queue.bind' || binding.queue !== from) continue;
      const routingKey = binding.routingKey === from ? to : binding.routingKey;
      const renamed = { ...binding, queue: to, routingKey };
      this.bindingsByKey.delete(key);
      this.bindingsByKey.set(keyOf(renamed), renamed);
    }
  }

  private noteQueue(declare: MethodOf<'queue.declare'>, name: string): void {
    // Declaring by name what the broker has named does not make the name ours.
    const isServerNamed = declare.queue === '' || this.queuesByName.get(name)?.isServerNamed === true;
    this.queuesByName.set(name, { declare, isServerNamed });
  }

  private unbound(binding: RecordedBinding): void {
    const key = keyOf(binding);
    this.unbindAll((other) => keyOf(other) === key);
  }

  private unbindAll(isGone: (binding: RecordedBinding) => boolean): void {
    const sources = new Set<string>();
    for (const [key, binding] of [...this.bindingsByKey]) {
      if (!isGone(binding)) continue;
      this.bindingsByKey.delete(key);
      sources.add(sourceOf(binding));
    }
    for (const source of sources) {
      const isBound = this.bindings.some((binding) => sourceOf(binding) === source);
      if (!isBound && this.exchangesByName.get(source)?.autoDelete === true) this.forgetExchange(source);
    }
  }
}

function sourceOf(binding: RecordedBinding): string {
  return binding.name === 'queue.bind' ? binding.exchange : binding.source;
}

function keyOf(binding: RecordedBinding): string {
  const destination = binding.name === 'queue.bind' ? binding.queue : binding.destination;
  const { name, routingKey } = binding;
  return JSON.stringify([name, sourceOf(binding), destination, routingKey, bytesOf(binding.arguments)]);
}

function bytesOf(table: FieldTable): string {
  scratch.rewind();
  scratch.table(table);
  return scratch.written().toString('latin1');
}
