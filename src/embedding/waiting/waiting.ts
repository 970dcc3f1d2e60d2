/**
 * Who waits for something to become true of the broker: it is looked at whenever a turn has ended, and no earlier
 * or later, since nothing changes but by a turn.
 */
import type { Broker } from '../../core/broker.js';
import { EmbeddingError } from '../embedding-error.js';
import { QueueView } from '../inspection/queue-view.js';
import { type Condition, isFulfilled, stateOf } from './condition.js';

export interface UntilOptions {
  /** How long to wait, by the machine's clock, in milliseconds. Default 5000. */
  readonly timeoutMs?: number;
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal;
}

/** What is waited for. */
export interface Goal {
  isReached(): boolean;
  /** What it is, in the words of an error. */
  readonly text: string;
  /** What is there instead. */
  state(): string;
}

const TIMEOUT_MS = 5_000;
/** Queues that an error tells of. */
const QUEUES_SHOWN = 20;

export class Waiting {
  private readonly waiters = new Set<Waiter>();
  private isStopped = false;

  constructor(private readonly broker: Broker) {}

  /**
   * Ends once the goal is reached, which may be at once.
   *
   * @throws EmbeddingError ERR_EMBEDDING_TIMEOUT or ERR_EMBEDDING_STOPPED; the signal's reason; what the goal throws
   */
  async until(goal: Goal, { timeoutMs = TIMEOUT_MS, signal }: UntilOptions): Promise<void> {
    signal?.throwIfAborted();
    if (this.isStopped) throw stopped(goal);
    const waiter = new Waiter(goal);
    const timer = setTimeout(() => waiter.fail(late(goal, timeoutMs)), timeoutMs);
    const abort = (): void => waiter.fail(signal!.reason);
    signal?.addEventListener('abort', abort);
    this.waiters.add(waiter);
    this.broker.requestTurn();
    try {
      await waiter.reached;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.waiters.delete(waiter);
    }
  }

  /** Waits for a condition that has a name. */
  goalOf(condition: Condition): Goal {
    const { broker } = this;
    return {
      isReached: () => isFulfilled(broker, condition),
      text: JSON.stringify(condition),
      state: () => stateOf(broker, condition),
    };
  }

  /** Waits until a function says so. */
  goalThat(isReached: () => boolean, text: string): Goal {
    return { isReached, text, state: () => this.queuesText() };
  }

  turnEnded(): void {
    for (const waiter of this.waiters) waiter.look();
  }

  /** Nothing will happen any more. */
  stop(): void {
    this.isStopped = true;
    const error = new EmbeddingError('ERR_EMBEDDING_STOPPED', 'the broker was stopped');
    for (const waiter of this.waiters) waiter.fail(error);
  }

  private queuesText(): string {
    const { broker } = this;
    const queues = broker
      .listVHosts()
      .flatMap(({ name: vhost, queues }) => [...queues.keys()].map((name) => new QueueView(broker, vhost, name)));
    const shown = queues.slice(0, QUEUES_SHOWN).map((queue) => queue.describe());
    const more = queues.length > shown.length ? [`${queues.length - shown.length} more queues`] : [];
    const connections = `${broker.connections.size} connections`;
    return [...shown, ...more, connections].join('; ');
  }
}

/** Somebody who waits. */
class Waiter {
  readonly reached: Promise<void>;
  fail!: (error: unknown) => void;
  private reach!: () => void;

  constructor(private readonly goal: Goal) {
    this.reached = new Promise((resolve, reject) => {
      this.reach = resolve;
      this.fail = reject;
    });
  }

  look(): void {
    try {
      if (isReached(this.goal)) this.reach();
    } catch (error) {
      this.fail(error);
    }
  }
}

/** Something that is not there yet is nothing to fail for. */
function isReached(goal: Goal): boolean {
  try {
    return goal.isReached();
  } catch (error) {
    if (error instanceof EmbeddingError && error.code === 'ERR_EMBEDDING_NOT_FOUND') return false;
    throw error;
  }
}

function late(goal: Goal, timeoutMs: number): EmbeddingError {
  const text = `not within ${timeoutMs} ms: ${goal.text}. There is: ${goal.state()}`;
  return new EmbeddingError('ERR_EMBEDDING_TIMEOUT', text);
}

function stopped(goal: Goal): EmbeddingError {
  return new EmbeddingError('ERR_EMBEDDING_STOPPED', `the broker was stopped before: ${goal.text}`);
}
