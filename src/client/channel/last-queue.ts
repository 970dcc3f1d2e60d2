/**
 * The queue that an empty name means: the one that was last declared on the channel (specification of `queue.bind`
 * and others, "current queue for the channel").
 *
 * The broker knows it as long as the channel lives. A channel that takes the place of another sends the name itself.
 */
import type { Method } from '../../wire/methods/methods.js';

export class LastQueue {
  /** As replies have come. */
  last: string | undefined;
  /** True when the broker has to find out itself: a queue was declared on this very channel. */
  private isKnownToBroker = true;

  /** The channel is a new one. */
  attach(): void {
    this.isKnownToBroker = this.last === undefined;
  }

  rename(from: string, to: string): void {
    if (this.last === from) this.last = to;
  }

  toSend(queue: string): string {
    return queue === '' && !this.isKnownToBroker ? (this.last ?? '') : queue;
  }

  /** The method as it is sent. */
  sending(method: Method): Method {
    if (method.name === 'queue.declare') {
      this.isKnownToBroker = true;
      return method;
    }
    return this.isKnownToBroker ? method : this.named(method);
  }

  /** The method as the broker has done it, told by its reply. */
  done(method: Method, reply: Method): Method {
    if (reply.name === 'queue.declare-ok') this.last = reply.queue;
    return method.name === 'queue.declare' ? method : this.named(method);
  }

  private named(method: Method): Method {
    const { last } = this;
    if (last === undefined || !('queue' in method) || method.queue !== '') return method;
    const isByName = (method.name === 'queue.bind' || method.name === 'queue.unbind') && method.routingKey === '';
    return { ...method, queue: last, ...(isByName ? { routingKey: last } : {}) };
  }
}
