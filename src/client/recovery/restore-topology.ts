/**
 * Declares again what was declared over a connection that is gone, over the one that took its place.
 *
 * The calls are not awaited one by one. Where one fails it takes the channel along: what came before it was done, and
 * all that comes after it is sent again over another channel.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MethodOf } from '../../wire/methods/methods.js';
import { type Call, ChannelClosedError, ConnectionLostError } from '../errors.js';
import type { ChannelLink, ChannelReceiver } from '../link/channel-link.js';
import type { ConnectionLink } from '../link/connection-link.js';
import { Backoff, type BackoffSettings } from './backoff.js';
import type { RecordedBinding, RecordedQueue, TopologyRecord } from './topology-record.js';

/** One of the things that are restored. */
export interface TopologyEntry {
  readonly kind: 'exchange' | 'queue' | 'binding' | 'consumer';
  /** That of the exchange or queue, the source of a binding, the tag of a consumer. */
  readonly name: string;
  /** How it was declared. */
  readonly call: Call;
}

export interface RestoreHost {
  readonly topology: TopologyRecord;
  readonly signal: AbortSignal;
  /** Where attempts at what is locked are spaced. */
  readonly backoff: BackoffSettings;
  renamed(from: string, to: string): void;
  failed(entry: TopologyEntry, error: Error): void;
}

interface Step {
  readonly entry: TopologyEntry;
  run(channel: ChannelLink): Promise<unknown>;
  /** What to do when it is not there. */
  readonly otherwise?: Step;
  /** Forgets it: it costs the connection. */
  forget(): void;
}

const NOT_FOUND = 404;
const RESOURCE_LOCKED = 405;
const CONNECTION_FORCED = 320;
/** Calls that are sent before the answer to the first of them is awaited. */
const BATCH_STEPS = 256;
/** Attempts at a queue that another connection holds: the broker may not know yet that it was ours, and is gone. */
export const LOCKED_ATTEMPTS_MAX = 10;

/** Rejects with a ConnectionLostError when the connection goes, or with the reason of the signal. */
export async function restoreTopology(link: ConnectionLink, host: RestoreHost): Promise<void> {
  const restoring = new Restoring(link, host);
  const { topology } = host;
  await restoring.all(topology.exchanges.map((declare) => exchangeStep(topology, declare)));
  await restoring.all(topology.queues.map(([name, queue]) => queueStep(host, name, queue)));
  // Of the names that queues have by now.
  await restoring.all(topology.bindings.map((binding) => bindingStep(topology, binding)));
  await restoring.end();
}

class Restoring {
  private channel: ChannelLink | undefined;

  constructor(
    private readonly link: ConnectionLink,
    private readonly host: RestoreHost,
  ) {}

  async all(steps: Step[]): Promise<void> {
    const { host } = this;
    let backoff = new Backoff(host.backoff);
    let attempts = 1;
    for (let next = 0; next < steps.length;) {
      host.signal.throwIfAborted();
      const { done, error } = await this.batch(steps.slice(next, next + BATCH_STEPS));
      if (done > 0) {
        attempts = 1;
        backoff = new Backoff(host.backoff);
      }
      next += done;
      if (error === undefined) continue;
      const step = steps[next]!;
      const code = this.replyCodeOf(step, error);
      if (code === NOT_FOUND && step.otherwise !== undefined) {
        steps[next] = step.otherwise;
      } else if (code === RESOURCE_LOCKED && attempts++ < LOCKED_ATTEMPTS_MAX) {
        await sleep(backoff.next(), undefined, { signal: host.signal });
      } else {
        host.failed(step.entry, error);
        next++;
      }
    }
  }

  async end(): Promise<void> {
    await this.channel?.close();
  }

  /** How many were done, and why the next one was not. */
  private async batch(steps: readonly Step[]): Promise<{ readonly done: number; readonly error?: Error }> {
    if (this.channel?.state !== 'open') this.channel = await this.link.openChannel(noReceiver);
    const { channel } = this;
    const settled = await Promise.allSettled(steps.map((step) => step.run(channel)));
    const done = settled.findIndex(({ status }) => status === 'rejected');
    if (done === -1) return { done: steps.length };
    return { done, error: (settled[done] as PromiseRejectedResult).reason as Error };
  }

  /** @throws the error when the channel is not all that is gone */
  private replyCodeOf(step: Step, error: Error): number {
    if (error instanceof ChannelClosedError) return error.replyCode;
    if (error instanceof ConnectionLostError) {
      const { replyCode } = error;
      // Some mistakes cost the connection, as an exchange type that is unknown by now: not each time.
      if (replyCode !== undefined && replyCode !== CONNECTION_FORCED) {
        step.forget();
        this.host.failed(step.entry, error);
      }
    }
    throw error;
  }
}

function exchangeStep(topology: TopologyRecord, declare: MethodOf<'exchange.declare'>): Step {
  return {
    entry: { kind: 'exchange', name: declare.exchange, call: declare },
    run: (channel) => channel.call(declare, 'exchange.declare-ok'),
    forget: () => topology.forgetExchange(declare.exchange),
  };
}

function queueStep(host: RestoreHost, name: string, { declare, isServerNamed }: RecordedQueue): Step {
  const { topology } = host;
  const forget = (): void => topology.forgetQueue(name);
  if (!isServerNamed) {
    const entry = { kind: 'queue', name, call: declare } as const;
    return { entry, forget, run: (channel) => channel.call(declare, 'queue.declare-ok') };
  }
  const unnamed = { ...declare, queue: '' };
  const entry = { kind: 'queue', name, call: unnamed } as const;
  const anew: Step = {
    entry,
    forget,
    run: async (channel) => {
      const { queue } = await channel.call(unnamed, 'queue.declare-ok');
      topology.rename(name, queue);
      host.renamed(name, queue);
    },
  };
  if (declare.exclusive) return anew;
  // It may have outlived the connection, with all that is in it.
  const asked = { ...declare, queue: name, passive: true };
  return { entry, forget, run: (channel) => channel.call(asked, 'queue.declare-ok'), otherwise: anew };
}

function bindingStep(topology: TopologyRecord, binding: RecordedBinding): Step {
  const isOfQueue = binding.name === 'queue.bind';
  return {
    entry: { kind: 'binding', name: isOfQueue ? binding.exchange : binding.source, call: binding },
    run: (channel) => channel.call(binding, isOfQueue ? 'queue.bind-ok' : 'exchange.bind-ok'),
    forget: () => topology.forgetBinding(binding),
  };
}

/** Nothing is consumed or published over the channel of topology. */
const nothing = (): void => undefined;
const noReceiver: ChannelReceiver = {
  awaitsConfirms: false,
  delivered: nothing,
  returned: nothing,
  confirmed: nothing,
  cancelled: nothing,
  flush: nothing,
  resumed: nothing,
  closed: nothing,
};
