/**
 * Makes a connection again that was lost: attempts with growing delays through all hosts, then topology and channels.
 *
 * One run of it is one outage, whatever happens meanwhile: a link that is lost before all is restored is only
 * another attempt that failed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelSession } from '../channel/channel-session.js';
import { ClientError, ConnectError, RecoveryFailedError, RefusedError } from '../errors.js';
import type { ConnectionLink } from '../link/connection-link.js';
import type { OpenedLink } from '../link/open-link.js';
import { Backoff } from './backoff.js';
import type { RecoverySettings } from './recovery-options.js';
import { restoreSession } from './restore-session.js';
import { type TopologyEntry, restoreTopology } from './restore-topology.js';
import { TopologyRecord } from './topology-record.js';

/** What recovery does to its connection. */
export interface RecoveryHost {
  /** Tries all hosts once. */
  connect(signal: AbortSignal): Promise<OpenedLink>;
  /** Takes the new link. */
  attach(opened: OpenedLink): void;
  sessions(): readonly ChannelSession[];
  reconnecting(attempt: number, delayMs: number): void;
  reconnectFailed(attempt: number, error: Error): void;
  renamed(from: string, to: string): void;
  failed(entry: TopologyEntry, error: Error): void;
  /** All is as it was. */
  recovered(): void;
  /** A channel is gone, and the connection is not. */
  sessionEnded(session: ChannelSession, error: Error): void;
  /** The connection is gone for good. */
  giveUp(error: Error): void;
}

const ACCESS_REFUSED = 403;

export class Recovery {
  readonly topology = new TopologyRecord();
  private readonly stopping = new AbortController();
  private readonly backoff: Backoff;
  private readonly channelBackoffs = new WeakMap<ChannelSession, Backoff>();
  private readonly reopenedAtMs = new WeakMap<ChannelSession, number>();
  private isRunning = false;
  private sinceMs = performance.now();

  constructor(
    private readonly settings: RecoverySettings,
    private readonly host: RecoveryHost,
  ) {
    this.backoff = new Backoff(settings);
  }

  /** The link is gone. */
  lost(error: Error): void {
    if (this.isRunning || this.stopping.signal.aborted) return;
    this.isRunning = true;
    this.backoff.lasted(performance.now() - this.sinceMs);
    void this.run(error);
  }

  /** The program closes the connection. */
  stop(): void {
    this.stopping.abort();
  }

  /** Opens a channel again that the broker closed: with delays, when it does so again and again. */
  async reopen(session: ChannelSession, link: ConnectionLink, error: Error): Promise<void> {
    const { signal } = this.stopping;
    try {
      let backoff = this.channelBackoffs.get(session);
      if (backoff === undefined) this.channelBackoffs.set(session, (backoff = new Backoff(this.settings)));
      else {
        backoff.lasted(performance.now() - this.reopenedAtMs.get(session)!);
        await sleep(backoff.next(), undefined, { signal });
      }
      if (link.state !== 'open') return; // restored with its connection
      await this.restoreSession(session, link);
      this.reopenedAtMs.set(session, performance.now());
      if (session.link !== undefined) session.reopened(error);
    } catch {
      return; // The connection is gone, or ends: it is not about this channel any more.
    }
  }

  private async run(first: Error): Promise<void> {
    const signals = [this.stopping.signal];
    if (this.settings.signal !== undefined) signals.push(this.settings.signal);
    const signal = AbortSignal.any(signals);
    const outage = { attempt: 0, refusals: 0, sinceMs: performance.now(), error: first };
    try {
      for (;;) {
        const opened = await this.reconnect(outage, signal);
        try {
          await this.restore(opened, signal);
          break;
        } catch (error) {
          outage.error = error as Error;
          await opened.link.end();
        }
      }
    } catch (error) {
      this.isRunning = false;
      // When the program closes the connection, it is done with.
      if (!this.stopping.signal.aborted) this.host.giveUp(error as Error);
      return;
    }
    this.isRunning = false;
    this.sinceMs = performance.now();
    this.host.recovered();
  }

  /** Rejects with a RecoveryFailedError. */
  private async reconnect(outage: Outage, signal: AbortSignal): Promise<OpenedLink> {
    const { settings, host } = this;
    for (;;) {
      const delayMs = this.backoff.next();
      const isTooLate = performance.now() + delayMs - outage.sinceMs > settings.timeoutMs;
      const isTooOften = outage.attempt >= settings.attemptsMax || outage.refusals >= settings.refusalsMax;
      if (isTooLate || isTooOften) throw new RecoveryFailedError(outage.attempt, outage.error);
      outage.attempt++;
      try {
        signal.throwIfAborted();
        host.reconnecting(outage.attempt, delayMs);
        await sleep(delayMs, undefined, { signal });
        const opened = await host.connect(signal);
        if (signal.aborted) await opened.link.end();
        signal.throwIfAborted();
        outage.refusals = 0;
        return opened;
      } catch (error) {
        outage.error = error as Error;
        if (signal.aborted) throw new RecoveryFailedError(outage.attempt, reasonOf(settings.signal, error as Error));
        outage.refusals = isRefused(outage.error) ? outage.refusals + 1 : 0;
        host.reconnectFailed(outage.attempt, outage.error);
      }
    }
  }

  private async restore(opened: OpenedLink, signal: AbortSignal): Promise<void> {
    const { host, settings, topology } = this;
    const { link } = opened;
    host.attach(opened);
    if (settings.topology) {
      await restoreTopology(link, {
        topology,
        signal,
        backoff: settings,
        renamed: (from, to) => host.renamed(from, to),
        failed: (entry, error) => host.failed(entry, error),
      });
    }
    const restored = host.sessions().map((session) => this.restoreSession(session, link));
    const failure = (await Promise.allSettled(restored)).find(({ status }) => status === 'rejected');
    if (failure !== undefined) throw (failure as PromiseRejectedResult).reason as Error;
    if (link.state !== 'open') throw link.whyNot();
  }

  private restoreSession(session: ChannelSession, link: ConnectionLink): Promise<void> {
    return restoreSession(session, link, {
      signal: this.stopping.signal,
      backoff: this.settings,
      reopens: this.settings.reopenChannels,
      failed: (entry, error) => this.host.failed(entry, error),
      ended: (ended, error) => this.host.sessionEnded(ended, error),
    });
  }
}

interface Outage {
  attempt: number;
  /** Refused logins in succession. */
  refusals: number;
  readonly sinceMs: number;
  /** The last thing that went wrong. */
  error: Error;
}

function reasonOf(signal: AbortSignal | undefined, otherwise: Error): Error {
  return signal?.aborted === true ? (signal.reason as Error) : otherwise;
}

/** True when trying again will hardly help: a host refuses us as who we are, and no other takes us. */
function isRefused(error: Error): boolean {
  if (error instanceof ConnectError) return error.attempts.some((attempt) => isRefused(attempt.error));
  if (error instanceof RefusedError) return error.replyCode === ACCESS_REFUSED;
  return error instanceof ClientError && error.code === 'ERR_MECHANISM';
}
