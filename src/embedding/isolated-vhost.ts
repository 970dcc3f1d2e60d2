/**
 * A vhost of a test's own, in a broker that it shares with others: nobody else is in it, and it goes with all that is
 * in it, connections included.
 */
import { randomBytes } from 'node:crypto';
import type { Broker } from '../core/broker.js';
import type { ConnectionView } from './inspection/connection-view.js';
import type { ExchangeView } from './inspection/exchange-view.js';
import type { QueueView } from './inspection/queue-view.js';
import { VHostView } from './inspection/vhost-view.js';
import type { ConnectionCondition, QueueCondition } from './waiting/condition.js';
import type { UntilOptions, Waiting } from './waiting/waiting.js';

export interface IsolatedParts {
  readonly broker: Broker;
  readonly waiting: Waiting;
  /** Who may use it. */
  readonly user: string;
  /** For clients, by vhost. */
  urlOf(vhost: string): string;
}

const NAME_BYTES = 6;

export class IsolatedVHost implements AsyncDisposable {
  /** Its name. */
  readonly vhost: string;
  /** For clients, with user and password. */
  readonly url: string;
  readonly #parts: IsolatedParts;
  readonly #view: VHostView;

  constructor(parts: IsolatedParts) {
    this.#parts = parts;
    const { broker, user } = parts;
    this.vhost = `isolated-${randomBytes(NAME_BYTES).toString('hex')}`;
    this.url = parts.urlOf(this.vhost);
    this.#view = new VHostView(broker, this.vhost);
    broker.addVHost(this.vhost);
    letIn(broker, user, this.vhost);
  }

  queue(name: string): QueueView {
    return this.#view.queue(name);
  }

  queues(): readonly QueueView[] {
    return this.#view.queues();
  }

  exchange(name: string): ExchangeView {
    return this.#view.exchange(name);
  }

  connections(): readonly ConnectionView[] {
    return this.#view.connections();
  }

  /** As the broker's `until`, for what is in this vhost. */
  async until(
    condition: Omit<QueueCondition, 'vhost'> | Omit<ConnectionCondition, 'vhost'> | ((vhost: this) => boolean),
    options: UntilOptions = {},
  ): Promise<void> {
    const { waiting } = this.#parts;
    const goal =
      typeof condition === 'function'
        ? waiting.goalThat(() => condition(this), condition.toString())
        : waiting.goalOf({ ...condition, vhost: this.vhost });
    await waiting.until(goal, options);
  }

  /** Removes it with all that is in it; ends once its connections are gone. A second time changes nothing. */
  async dispose(): Promise<void> {
    const { broker, waiting } = this.#parts;
    if (broker.removeVHost(this.vhost) === undefined) return;
    const isGone = (): boolean => ![...broker.connections].some(({ vhost }) => vhost?.name === this.vhost);
    await waiting.until(waiting.goalThat(isGone, `no connection to vhost '${this.vhost}'`), {
      timeoutMs: broker.limits.closeTimeoutMs * 2,
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }
}

/** Lets a user do everything in a vhost. */
export function letIn(broker: Broker, user: string, vhost: string): void {
  broker.access.permissions.set({ user, vhost, configure: '.*', write: '.*', read: '.*' });
}
