/**
 * A connection, as a program holds it.
 *
 * It is on one link at a time. When that is lost, recovery brings another one, unless there is to be none: what becomes
 * of the connection and of its channels is decided in two places, `lost` and `channelLost`.
 */
import { EventEmitter } from 'node:events';
import { Channel } from './channel/channel.js';
import { ChannelSession, type SessionHost } from './channel/channel-session.js';
import { Waiters } from './channel/waiters.js';
import { ConnectionClosedError, ConnectionLostError } from './errors.js';
import { abortable } from './link/abort.js';
import type { ConnectionLink, LinkOwner } from './link/connection-link.js';
import { type OpenedLink, openLink } from './link/open-link.js';
import { Recovery, type RecoveryHost } from './recovery/recovery.js';
import type { TopologyEntry } from './recovery/restore-topology.js';
import type { ConnectSettings } from './settings/connect-options.js';
import { type ReceivedTable, fromFieldTable } from './values/field-values.js';

export interface ConnectionEvents {
  /** The broker takes no publishes, for this reason: they wait here until `unblocked`. */
  blocked: [reason: string];
  unblocked: [];
  /** The connection was lost, and will be made again. */
  disconnected: [error: Error];
  /** An attempt begins after `delayMs`; the first one of an outage is 1. */
  reconnecting: [attempt: number, delayMs: number];
  /** No host took us. */
  reconnectFailed: [attempt: number, error: Error];
  /** A host took us; topology and channels are restored next. */
  reconnected: [host: string, port: number];
  /** A queue that the broker had named has another name now; bindings and consumers follow it. */
  queueRenamed: [from: string, to: string];
  /** This could not be restored; all else is. Without a listener it is a process warning. */
  topologyFailed: [entry: TopologyEntry, error: Error];
  /** All is as it was. */
  recovered: [];
  /** The connection is gone: by `close`, or for the reason that `error` gives. No attempt is made any more. */
  close: [error: Error | undefined];
}

export interface OpenChannelOptions {
  /** False: publishes are not confirmed unless one asks for it. Default: true. */
  readonly confirm?: boolean;
  readonly signal?: AbortSignal;
}

const WARNING = { code: 'LEVERET_TOPOLOGY' };
const nothing = (): void => undefined;

export class Connection extends EventEmitter<ConnectionEvents> {
  // Truly private: what is logged shows no socket, and no password.
  #settings: ConnectSettings;
  readonly #sessions = new Map<Channel, ChannelSession>();
  readonly #recovery: Recovery | undefined;
  readonly #awaiters = new Waiters<undefined>();
  #opened: OpenedLink;
  #link: ConnectionLink | undefined;
  #closing: Promise<void> | undefined;
  /** Why it is not there: for now, or for good. */
  #failure: Error | undefined;
  #isOver = false;

  /** Made by `connect`. */
  constructor(settings: ConnectSettings, opened: OpenedLink) {
    super();
    this.#settings = settings;
    this.#opened = opened;
    this.#recovery = settings.recovery && new Recovery(settings.recovery, this.recoveryHost());
    this.attach(opened);
  }

  /** False once it is closed, or about to be, and during an outage. */
  get isOpen(): boolean {
    return this.#closing === undefined && this.#failure === undefined && this.#link?.state === 'open';
  }

  /** Why the broker takes no publishes at the moment; undefined while it does. */
  get blockedReason(): string | undefined {
    return this.#link?.blockedReason;
  }

  /** The host that it is connected to, or was last. */
  get host(): string {
    return this.#opened.endpoint.host;
  }

  get port(): number {
    return this.#opened.endpoint.port;
  }

  /** What the broker says of itself: product, version, capabilities. */
  get serverProperties(): ReceivedTable {
    return fromFieldTable(this.#opened.tuned.serverProperties);
  }

  /** What was agreed upon with the broker. */
  get tuned(): { readonly channelMax: number; readonly frameMax: number; readonly heartbeatSeconds: number } {
    const { channelMax, frameMax, heartbeatSeconds } = this.#opened.tuned;
    return { channelMax, frameMax, heartbeatSeconds };
  }

  /** Resolves when there is no outage: at once, or when all is restored. Rejects when the connection is gone for good. */
  whenConnected({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const failure = this.#closing === undefined ? this.#failure : (this.#failure ?? new ConnectionClosedError());
    if (failure === undefined) return Promise.resolve();
    if (this.#isOver || this.#closing !== undefined) return Promise.reject(failure);
    return this.#awaiters.wait(signal);
  }

  /** Opens a channel. Rejects when the connection is gone, or there are as many channels as there may be. */
  async openChannel({ confirm = true, signal }: OpenChannelOptions = {}): Promise<Channel> {
    if (this.#settings.recovery?.duringOutage === 'wait') await this.whenConnected(signal && { signal });
    const link = this.requireLink();
    const { limits, recovery } = this.#settings;
    let session: ChannelSession | undefined;
    const channel: Channel = new Channel((events) => {
      const host = this.sessionHost((error) => this.channelLost(channel, error));
      session = new ChannelSession(events, { limits, confirm, recovery }, host);
      return session;
    });
    const opening = link.openChannel(session!);
    const opened = await abortable(opening, signal, () => {
      opening.then((abandoned) => void abandoned.close(), nothing);
    });
    if (opened.state !== 'open') throw opened.whyNot();
    session!.attach(opened);
    session!.resume();
    this.#sessions.set(channel, session!);
    return channel;
  }

  /** Gives the broker a new password or token, before the old one ends. Connections to come use it too. */
  async updateSecret(
    newSecret: string,
    reason = '',
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    const method = { name: 'connection.update-secret', newSecret: Buffer.from(newSecret), reason } as const;
    const { user, password } = this.#opened.endpoint;
    await abortable(this.requireLink().call(method, 'connection.update-secret-ok'), signal);
    const endpoints = this.#settings.endpoints.map((endpoint) =>
      endpoint.user === user && endpoint.password === password ? { ...endpoint, password: newSecret } : endpoint,
    );
    this.#settings = { ...this.#settings, endpoints };
  }

  /**
   * Closes all channels, as `channel.close()` does it, and the connection. When `signal` aborts, nothing is waited
   * for any more. An outage is ended, and what waits for its end is rejected. A handler must not await it.
   */
  close({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    // What is closed with it finds `#closing` set.
    this.#closing ??= Promise.resolve().then(() => this.end(signal));
    return this.#closing;
  }

  private async end(signal: AbortSignal | undefined): Promise<void> {
    const options = signal === undefined ? {} : { signal };
    this.#recovery?.stop();
    await Promise.all([...this.#sessions.keys()].map((channel) => channel.close(options)));
    if (this.#link === undefined) this.over(new ConnectionClosedError());
    else await this.#link.close();
  }

  private requireLink(): ConnectionLink {
    if (this.#link === undefined || this.#failure !== undefined || this.#closing !== undefined) {
      throw this.#failure ?? new ConnectionClosedError();
    }
    return this.#link;
  }

  /** Puts the connection on a link. */
  private attach(opened: OpenedLink): void {
    const { link } = opened;
    this.#opened = opened;
    this.#link = link;
    const owner: LinkOwner = {
      blocked: (reason) => this.tell('blocked', reason),
      unblocked: () => this.tell('unblocked'),
      lost: (error) => this.lost(error),
    };
    link.owner = owner;
    if (link.blockedReason !== undefined) owner.blocked(link.blockedReason);
  }

  /** Called when a channel's link is gone: with its connection, or by itself. */
  private channelLost(channel: Channel, error: Error): void {
    const session = this.#sessions.get(channel);
    if (session === undefined) return;
    const recovery = session.isEnding || this.#closing !== undefined ? undefined : this.#recovery;
    const isAlone = !(error instanceof ConnectionLostError);
    if (recovery === undefined || (isAlone && !session.isRestoring && !this.#settings.recovery!.reopenChannels)) {
      this.#sessions.delete(channel);
      const isConnectionClosing = this.#closing !== undefined && this.#link === undefined;
      session.fail(isConnectionClosing ? new ConnectionClosedError() : error);
      return;
    }
    session.detach(error);
    if (isAlone && !session.isRestoring) void recovery.reopen(session, this.#link!, error);
  }

  /** Called when the link is gone, after the links of its channels. */
  private lost(error: Error): void {
    this.#link = undefined;
    if (this.#recovery === undefined || this.#closing !== undefined || error instanceof ConnectionClosedError) {
      this.over(error);
      return;
    }
    this.#failure = error;
    this.tell('disconnected', error);
    this.#recovery.lost(error);
  }

  /** It is gone for good. */
  private over(error: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = error;
    this.#awaiters.reject(error);
    for (const session of this.#sessions.values()) session.fail(error);
    this.#sessions.clear();
    const wasAsked = error instanceof ConnectionClosedError;
    this.tell('close', wasAsked ? undefined : error);
  }

  private tell<Name extends keyof ConnectionEvents>(name: Name, ...values: ConnectionEvents[Name]): void {
    process.nextTick(() => (this as EventEmitter).emit(name, ...values));
  }

  private sessionHost(lost: (error: Error) => void): SessionHost {
    return {
      topology: this.#recovery?.topology,
      isConsumed: (queue) => [...this.#sessions.values()].some(({ consumers }) => consumers.isConsumed(queue)),
      lost,
    };
  }

  private recoveryHost(): RecoveryHost {
    return {
      connect: (signal) => openLink(this.#settings, signal),
      attach: (opened) => {
        this.attach(opened);
        this.tell('reconnected', this.host, this.port);
      },
      sessions: () => [...this.#sessions.values()],
      reconnecting: (attempt, delayMs) => this.tell('reconnecting', attempt, delayMs),
      reconnectFailed: (attempt, error) => this.tell('reconnectFailed', attempt, error),
      renamed: (from, to) => {
        for (const session of this.#sessions.values()) session.renameQueue(from, to);
        this.tell('queueRenamed', from, to);
      },
      failed: (entry, error) => {
        if (this.listenerCount('topologyFailed') > 0) this.tell('topologyFailed', entry, error);
        else process.emitWarning(`${entry.kind} '${entry.name}' was not restored: ${error.message}`, WARNING);
      },
      recovered: () => {
        this.#failure = undefined;
        this.#awaiters.resolve(undefined);
        this.tell('recovered');
      },
      sessionEnded: (session, error) => {
        for (const [channel, other] of this.#sessions) if (other === session) this.#sessions.delete(channel);
        session.fail(error);
      },
      giveUp: (error) => this.over(error),
    };
  }
}
