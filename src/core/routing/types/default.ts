/**
 * The default exchange: the routing key is the name of a queue (specification section 3.1.3.1, "default").
 *
 * It needs no bindings, so that a new queue costs it nothing.
 */
import type { Content } from '../../../wire/content/content.js';
import type { Queue } from '../../queue/queue.js';
import type { Destination } from '../binding.js';
import type { Matcher } from '../matcher.js';

export class DefaultMatcher implements Matcher {
  readonly stableWith = 'queues';
  readonly matchesEachKey = true;

  constructor(
    private readonly queues: ReadonlyMap<string, Queue>,
    /** Where direct replies go (RabbitMQ): no queues to anybody else. */
    private readonly replyQueues: ReadonlyMap<string, Queue>,
  ) {}

  bind(): void {
    throw new Error('the default exchange takes no bindings');
  }

  unbind(): void {
    throw new Error('the default exchange has no bindings');
  }

  match(routingKey: string, _content: Content, found: Destination[]): void {
    const queue = this.queues.get(routingKey) ?? this.replyQueues.get(routingKey);
    if (queue !== undefined) found.push(queue);
  }
}
