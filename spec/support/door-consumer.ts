/**
 * Consumers that have room while their door is open, and know how often they were asked.
 */
import { Consumer, type ConsumerChannel } from '../../src/core/consumer/consumer.js';
import { field } from '../../src/wire/values/field-table.js';

export class Door implements ConsumerChannel {
  isOpen = true;
  asked = 0;

  get open(): boolean {
    this.asked++;
    return this.isOpen;
  }

  deliver(): void {
    throw new Error('delivered');
  }

  consumerCancelled(): void {
    throw new Error('cancelled');
  }

  overdue(): void {
    throw new Error('overdue');
  }
}

/** A consumer behind the door, without a limit of its own. */
export function doorConsumer(door: Door, args: Readonly<Record<string, number>> = {}): Consumer {
  const table = new Map(Object.entries(args).map(([name, value]) => [name, field.int(value)]));
  return new Consumer(door, { tag: 't', noAck: false, exclusive: false, prefetch: 0, arguments: table });
}
