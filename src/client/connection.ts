/**
 * A connection, as a program holds it.
 *
 * It is on one link at a time; what becomes of it when that is lost is decided in one place, `lost`.
 */
import { EventEmitter } from 'node:events';
import { Channel } from './channel/channel.js';
import { ChannelSession } from './channel/channel-session.js';
import { ConnectionClosedError } from './errors.js';
import { abortable } from './link/abort.js';
import type { ConnectionLink, LinkOwner } from './link/connection-link.js';
import type { OpenedLink } from './link/open-link.js';
import type { ConnectSettings } from './settings/connect-options.js';
import { type ReceivedTable, fromFieldTable } from './values/field-values.js';

export interface ConnectionEvents {
  /** The broker takes no publishes, for this reason: they wait here until `unblocked`. */
  blocked: [reason: string];
  unblocked: [];
  /** The connection is gone: by `close`, or for the reason that `error` gives. */
  close: [error: Error | undefined];
}

export interface OpenChannelOptions {
  /** False: publishes are not confirmed unless one asks for it. Default: true. */
  readonly confirm?: boolean;
  readonly signal?: AbortSignal;
}

export class Connection extends EventEmitter<ConnectionEvents> {
  // Truly private: what is logged shows no socket, and no password.
  readonly #settings: ConnectSettings;
  readonly #channels = new Map<Channel, ChannelSession>();
  #opened: OpenedLink;
  #link: ConnectionLink | undefined;
  #closing: Promise<void> | undefined;
  #failure: Error | undefined;

  /** Made by `connect`. */
  constructor(settings: ConnectSettings, opened: OpenedLink) {
    super();
    this.#settings = settings;
    this.#opened = opened;
    this.attach(opened);
  }

  /** False once it is closed, or about to be. */
  get isOpen(): boolean {
    return this.#closing === undefined && this.#link?.state === 'open';
  }

  /** Why the broker takes no publishes at the moment; undefined while it does. */
  get blockedReason(): string | undefined {
    return this.#link?.blockedReason;
  }

  /** The host that it is connected to. */
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

  /** Opens a channel. Rejects when the connection is gone, or there are as many channels as there may be. */
  async openChannel({ confirm = true, signal }: OpenChannelOptions = {}): Promise<Channel> {
    const link = this.#link;
    if (link === undefined || this.#closing !== undefined) throw this.#failure ?? new ConnectionClosedError();
    let session: ChannelSession | undefined;
    const channel: Channel = new Channel((events) => {
      session = new ChannelSession(events, this.#settings.limits, confirm, (error) => this.channelLost(channel, error));
      return session;
    });
    const opening = link.openChannel(session!);
    const opened = await abortable(opening, signal, () => {
      opening.then(
        (abandoned) => void abandoned.close(),
        () => undefined,
      );
    });
    if (opened.state !== 'open') throw opened.whyNot();
    session!.attach(opened);
    this.#channels.set(channel, session!);
    return channel;
  }

  /** Gives the broker a new password or token, before the old one ends. */
  async updateSecret(newSecret: string, reason = ''): Promise<void> {
    const link = this.#link;
    if (link === undefined) throw this.#failure ?? new ConnectionClosedError();
    const method = { name: 'connection.update-secret', newSecret: Buffer.from(newSecret), reason } as const;
    await link.call(method, 'connection.update-secret-ok');
  }

  /**
   * Closes all channels, as `channel.close()` does it, and the connection. When `signal` aborts, nothing is waited
   * for any more. A handler must not await it.
   */
  close({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    this.#closing ??= this.end(signal);
    return this.#closing;
  }

  private async end(signal: AbortSignal | undefined): Promise<void> {
    const options = signal === undefined ? {} : { signal };
    await Promise.all([...this.#channels.keys()].map((channel) => channel.close(options)));
    await this.#link?.close();
  }

  /** Puts the connection on a link. */
  private attach(opened: OpenedLink): void {
    const { link } = opened;
    this.#opened = opened;
    this.#link = link;
    const owner: LinkOwner = {
      blocked: (reason) => process.nextTick(() => this.emit('blocked', reason)),
      unblocked: () => process.nextTick(() => this.emit('unblocked')),
      lost: (error) => this.lost(error),
    };
    link.owner = owner;
    if (link.blockedReason !== undefined) owner.blocked(link.blockedReason);
  }

  /** Called when a channel's link is gone: with its connection, or by itself. */
  private channelLost(channel: Channel, error: Error): void {
    const session = this.#channels.get(channel);
    this.#channels.delete(channel);
    session?.fail(error);
  }

  /** Called when the link is gone, after the links of its channels. */
  private lost(error: Error): void {
    this.#link = undefined;
    this.#failure = error;
    const wasAsked = error instanceof ConnectionClosedError;
    process.nextTick(() => this.emit('close', wasAsked ? undefined : error));
  }
}
