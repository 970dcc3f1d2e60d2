/**
 * One connection on one socket: frames in and out, its channels, heartbeats, the end. It is gone with its
 * socket; the connection that a program holds may outlive it.
 */
import type { Socket } from 'node:net';
import type { Content } from '../../wire/content/content.js';
import { type CommandReceiver, ContentAssembler } from '../../wire/frames/content-assembler.js';
import { FrameParser } from '../../wire/frames/frame-parser.js';
import { ConnectionError } from '../../wire/methods/errors.js';
import type { Method, MethodName, MethodOf } from '../../wire/methods/methods.js';
import { ClientError, ConnectionClosedError, ConnectionLostError, ProtocolError, RefusedError } from '../errors.js';
import type { ClientLimits } from '../limits.js';
import { ChannelLink, type ChannelReceiver, type ErrorMaker } from './channel-link.js';
import { ChannelNumbers } from './channel-numbers.js';
import type { HandshakeLine, Tuned } from './handshake.js';
import { type Heartbeating, startHeartbeat } from './heartbeat.js';
import { Outbox } from './outbox.js';
import { ReplyQueue } from './reply-queue.js';
import { WaitingBytes } from './waiting-bytes.js';

/** Hears of what concerns the connection as a whole. */
export interface LinkOwner {
  blocked(reason: string): void;
  unblocked(): void;
  /** It is gone; called once, after its channels were told. */
  lost(error: Error): void;
}

const AMQP = Buffer.from('AMQP');

export class ConnectionLink implements CommandReceiver, Heartbeating, HandshakeLine {
  state: 'opening' | 'open' | 'closing' | 'closed' = 'opening';
  owner: LinkOwner | undefined;
  /** Why the broker takes no publishes; undefined while it does. */
  blockedReason: string | undefined;
  reads = 0;
  readonly outbox: Outbox;
  readonly replies = new ReplyQueue();
  readonly waitingBytes: WaitingBytes;
  private readonly numbers = new ChannelNumbers();
  private readonly channels = new Map<number, ChannelLink>();
  private readonly assembler: ContentAssembler;
  private readonly parser: FrameParser;
  private failure: ErrorMaker | undefined;
  private socketError: Error | undefined;
  private endHeartbeat: () => void = () => undefined;

  constructor(
    private readonly socket: Socket,
    private readonly limits: ClientLimits,
  ) {
    this.outbox = new Outbox(socket, limits.outboundHighWater);
    this.waitingBytes = new WaitingBytes(socket, limits, () => this.isAwaited);
    const { bodySizeMax, unfinishedBytesMax } = limits;
    this.assembler = new ContentAssembler(this, {
      bodySizeRefused: Number.MAX_SAFE_INTEGER,
      bodySizeMax,
      unfinishedBytesMax,
    });
    this.parser = new FrameParser(this.assembler, limits.frameMax);
    socket.on('data', this.take);
    socket.on('drain', this.resume);
    socket.on('error', (error) => (this.socketError = error));
    socket.on('close', () => {
      const cause = this.socketError === undefined ? {} : { cause: this.socketError };
      const why = this.socketError?.message ?? 'the broker ended the socket';
      this.lose(() => new ConnectionLostError(`connection lost: ${why}`, cause));
    });
  }

  get writes(): number {
    return this.outbox.writes;
  }

  get readingPaused(): boolean {
    return this.waitingBytes.isPaused;
  }

  /** True when a publish should wait in the client. */
  get isCongested(): boolean {
    return this.outbox.congested || this.blockedReason !== undefined;
  }

  // --- the handshake ---

  sendRaw(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  send(method: Method): void {
    this.outbox.frames.method(0, method);
    this.written();
  }

  tuned({ frameMax, channelMax, heartbeatSeconds }: Tuned): void {
    this.parser.setFrameMax(frameMax);
    this.outbox.frames.frameMax = frameMax;
    this.numbers.max = channelMax;
    this.endHeartbeat = startHeartbeat(this, heartbeatSeconds);
  }

  opened(): void {
    if (this.state === 'opening') this.state = 'open';
  }

  // --- for the connection and its channels ---

  /** Opens a channel. Rejects with `ERR_CHANNEL_MAX` when there are as many as were agreed upon. */
  async openChannel(receiver: ChannelReceiver): Promise<ChannelLink> {
    if (this.state !== 'open') throw this.whyNot();
    const number = this.numbers.take();
    if (number === undefined) {
      throw new ClientError('ERR_CHANNEL_MAX', `${this.numbers.max} channels are open: there can be no more`);
    }
    const channel = new ChannelLink(this, number, receiver);
    this.channels.set(number, channel);
    await channel.call({ name: 'channel.open' }, 'channel.open-ok');
    return channel;
  }

  /** Sends a method of the connection and awaits its reply. */
  call(method: Method, reply: MethodName): Promise<void> {
    if (this.state !== 'open') return Promise.reject(this.whyNot());
    const awaited = this.replies.expect(method, [reply], () => undefined);
    this.send(method);
    return awaited;
  }

  /** To be called after something was written to the outbox. */
  written(): void {
    this.outbox.written();
    // Something may be awaited now that can only be had by reading.
    if (this.waitingBytes.isPaused) this.waitingBytes.update();
  }

  forget(channel: ChannelLink): void {
    if (this.channels.get(channel.number) !== channel) return;
    this.channels.delete(channel.number);
    this.assembler.forget(channel.number);
    this.numbers.giveBack(channel.number);
  }

  /** Ends the connection; resolves once its socket is closed. */
  async close(): Promise<void> {
    if (this.state === 'closed') return;
    const { socket } = this;
    const gone = new Promise((resolve) => socket.once('close', resolve));
    if (this.state === 'open') {
      this.state = 'closing';
      this.waitingBytes.stop();
      this.failure = () => new ConnectionClosedError();
      for (const channel of [...this.channels.values()]) channel.lose(this.failure);
      this.send({ name: 'connection.close', replyCode: 200, replyText: 'Goodbye', classId: 0, methodId: 0 });
    }
    const timer = setTimeout(() => socket.destroy(), this.limits.closeTimeoutMs);
    await gone;
    clearTimeout(timer);
  }

  /** Drops the socket without a word. */
  destroy(): void {
    this.socket.destroy();
  }

  /** The same, and resolves once all who are concerned have heard of it. */
  async end(): Promise<void> {
    if (this.state === 'closed') return;
    const gone = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.destroy();
    await gone;
  }

  // --- from the assembler ---

  command(number: number, method: Method, content: Content | undefined): void {
    if (number === 0) this.ownCommand(method, content);
    else if (this.state === 'open') this.channels.get(number)?.receive(method, content);
  }

  oversizedContent(number: number, _method: Method, bodySize: number): void {
    const text = `CONTENT_TOO_LARGE - a body of ${bodySize} bytes is above the client's ${this.limits.bodySizeMax}`;
    this.channels.get(number)?.refuse(311, text);
  }

  heartbeat(): void {
    return; // Any traffic counts, and was counted.
  }

  channelState(number: number): 'open' | 'closing' | 'closed' {
    return this.state === 'open' ? (this.channels.get(number)?.state ?? 'closed') : 'closing';
  }

  // --- heartbeats ---

  sendHeartbeat(): void {
    if (this.socket.writableLength > 0) return;
    this.outbox.frames.heartbeat();
    this.outbox.written();
  }

  heartbeatMissed(): void {
    this.lose(() => new ConnectionLostError('connection lost: the broker missed heartbeats'));
    this.socket.destroy();
  }

  private readonly take = (chunk: Buffer): void => {
    if (this.state === 'closed') return;
    try {
      if (this.reads++ === 0) refuseOtherProtocols(chunk);
      this.parser.push(chunk);
    } catch (error) {
      this.fail(error as Error);
    }
  };

  private readonly resume = (): void => {
    this.outbox.congested = false;
    if (this.blockedReason !== undefined) return;
    for (const channel of [...this.channels.values()]) channel.resumed();
  };

  private ownCommand(method: Method, content: Content | undefined): void {
    switch (method.name) {
      case 'connection.close':
        this.closedByBroker(method);
        return;
      case 'connection.close-ok':
        this.socket.end();
        return;
      case 'connection.blocked':
        this.blockedReason = method.reason;
        this.owner?.blocked(method.reason);
        return;
      case 'connection.unblocked':
        this.blockedReason = undefined;
        this.owner?.unblocked();
        this.resume();
        return;
      default:
        if (this.state === 'closing' || this.replies.reply(method, content)) return;
        throw new ProtocolError(`the broker sent ${method.name}, which nobody awaits`);
    }
  }

  private closedByBroker({ replyCode, replyText }: MethodOf<'connection.close'>): void {
    const wasOpening = this.state === 'opening';
    this.send({ name: 'connection.close-ok' });
    this.outbox.end();
    const message = `the broker closed the connection: ${replyText} (${replyCode})`;
    this.lose(() =>
      wasOpening ? new RefusedError(replyCode, replyText) : new ConnectionLostError(message, { replyCode, replyText }),
    );
  }

  /** What the broker sent cannot be understood. */
  private fail(cause: Error): void {
    if (this.state === 'closed') return;
    if (this.state === 'open') {
      const { replyCode, replyText } =
        cause instanceof ConnectionError ? cause : { replyCode: 541, replyText: 'INTERNAL_ERROR - in the client' };
      this.send({ name: 'connection.close', replyCode, replyText, classId: 0, methodId: 0 });
    }
    this.outbox.end();
    const lost = cause instanceof ProtocolError ? cause.message : `the broker's stream is broken: ${cause.message}`;
    this.lose(() => new ConnectionLostError(lost, { cause }));
    setTimeout(() => this.socket.destroy(), this.limits.closeTimeoutMs).unref();
  }

  private lose(error: ErrorMaker): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.failure ??= error;
    this.endHeartbeat();
    this.waitingBytes.stop();
    this.replies.fail(this.failure);
    for (const channel of [...this.channels.values()]) channel.lose(this.failure);
    this.owner?.lost(this.failure());
  }

  /** Why nothing can be asked any more. */
  whyNot(): Error {
    return this.failure?.() ?? new ConnectionClosedError();
  }

  private get isAwaited(): boolean {
    if (this.replies.size > 0) return true;
    for (const channel of this.channels.values()) if (channel.isAwaited) return true;
    return false;
  }
}

/** A broker of another version answers with the header of its own (specification section 4.2.2). */
function refuseOtherProtocols(chunk: Buffer): void {
  if (chunk.compare(AMQP, 0, AMQP.length, 0, Math.min(chunk.length, AMQP.length)) !== 0) return;
  throw new ProtocolError(`the broker does not speak AMQP 0-9-1: it asks for ${[...chunk.subarray(4, 8)].join('-')}`);
}
