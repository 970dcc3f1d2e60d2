/**
 * One client's socket: bytes in, bytes out, time-outs. What the bytes mean is the core's business.
 */
import type { Socket } from 'node:net';
import type { Broker } from '../core/broker.js';
import type { Outbound, Peer, Witness } from '../core/ports.js';
import { receive, receiveOversized } from '../core/session/commands.js';
import { Connection } from '../core/session/connection.js';
import { start } from '../core/session/handlers/connection.js';
import type { Content } from '../wire/content/content.js';
import type { Delivery } from '../wire/content/delivery.js';
import type { BlockPool } from '../wire/frames/block-pool.js';
import { type CommandReceiver, ContentAssembler } from '../wire/frames/content-assembler.js';
import { FrameParser } from '../wire/frames/frame-parser.js';
import { PROTOCOL_HEADER, judgeProtocolHeader } from '../wire/frames/protocol-header.js';
import { ConnectionError } from '../wire/methods/errors.js';
import type { Method, MethodOf } from '../wire/methods/methods.js';
import type { Heartbeating, Heartbeats } from './heartbeat.js';
import type { Logger } from './logger.js';
import { SocketWriter } from './socket-writer.js';
import type { Resting, Turn } from './turn.js';

/** What all connections of a server share. */
export interface ServerParts {
  readonly broker: Broker;
  readonly turn: Turn;
  readonly pool: BlockPool;
  readonly heartbeats: Heartbeats;
  readonly log: Logger;
}

const EMPTY = Buffer.alloc(0);

export class SocketConnection implements CommandReceiver, Outbound, Heartbeating, Resting, Witness {
  heartbeatSeconds = 0;
  reads = 0;
  private readonly connection: Connection;
  private readonly writer: SocketWriter;
  private readonly assembler: ContentAssembler;
  private readonly parser: FrameParser;
  /** What came of the protocol header; undefined once it is accepted. */
  private header: Buffer | undefined = EMPTY;
  /** True once the stream cannot be understood any more: what comes is thrown away. */
  private deaf = false;
  private blocked = false;
  /** Commands taken in the turn of this number, and whether that was enough for now. */
  private commandsThisTurn = 0;
  private turnNumber = 0;
  private resting = false;
  private peerEnded = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: ServerParts,
    private readonly socket: Socket,
    peer: Peer,
    private readonly onGone: (connection: SocketConnection) => void,
  ) {
    const { broker, turn, pool } = parts;
    const { limits } = broker;
    this.writer = new SocketWriter(socket, turn, pool, limits);
    this.connection = new Connection(broker, this, peer, this);
    this.assembler = new ContentAssembler(this, limits);
    this.parser = new FrameParser(this.assembler, limits.handshakeFrameMax);
    this.timer = setTimeout(() => {
      this.refused(`handshake not done within ${limits.handshakeTimeoutMs} ms`);
      socket.destroy();
    }, limits.handshakeTimeoutMs);
    socket.on('data', (chunk) => {
      this.received(chunk);
    });
    socket.on('end', () => {
      // The answers to what came before are still owed.
      this.peerEnded = true;
      turn.rest(this);
    });
    socket.on('drain', () => {
      this.drained();
    });
    socket.on('error', (error) => {
      parts.log.debug({ peer: this.peerAddress, error: error.message }, 'socket error');
    });
    socket.on('close', () => {
      this.gone();
    });
  }

  get congested(): boolean {
    return this.writer.congested;
  }

  get writes(): number {
    return this.writer.writes;
  }

  get readingPaused(): boolean {
    return this.blocked || this.writer.choked;
  }

  // --- from the assembler ---

  command(channel: number, method: Method, content: Content | undefined): void {
    this.commandsThisTurn++;
    receive(this.connection, channel, method, content);
  }

  oversizedContent(channel: number, method: Method, bodySize: number): void {
    receiveOversized(this.connection, channel, method, bodySize);
  }

  heartbeat(): void {
    return; // Any traffic counts, and was counted.
  }

  channelState(channel: number): 'open' | 'closing' | 'closed' {
    if (this.connection.state === 'closing' || this.connection.state === 'closed') return 'closing';
    return this.connection.findChannel(channel)?.state ?? 'closed';
  }

  // --- from the core ---

  method(channel: number, method: Method): void {
    this.writer.method(channel, method);
  }

  methodWithContent(channel: number, method: MethodOf<'basic.return' | 'basic.get-ok'>, content: Content): void {
    this.writer.methodWithContent(channel, method, content);
  }

  deliver(channel: number, consumerTag: string, delivery: Delivery): void {
    this.writer.deliver(channel, consumerTag, delivery);
  }

  tuned(frameMax: number, heartbeatSeconds: number): void {
    this.writer.frameMax = frameMax;
    this.parser.setFrameMax(frameMax);
    this.heartbeatSeconds = heartbeatSeconds;
    this.parts.heartbeats.watch(this);
  }

  opened(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  channelClosed(channel: number): void {
    this.assembler.forget(channel);
  }

  pauseReading(): void {
    this.blocked = true;
    this.updateReading();
  }

  resumeReading(): void {
    this.blocked = false;
    this.updateReading();
  }

  awaitClose(): void {
    this.closeAfter(this.parts.broker.limits.closeTimeoutMs);
  }

  close(delayMs: number): void {
    this.deaf = true;
    if (delayMs > 0) {
      this.closeAfter(delayMs);
      return;
    }
    this.writer.end();
    // A peer that never ends its side would keep the socket for ever.
    this.closeAfter(this.parts.broker.limits.closeTimeoutMs);
  }

  bug(error: unknown): void {
    this.parts.log.error({ peer: this.peerAddress, err: error }, 'internal error; please report it');
  }

  refused(what: string): void {
    this.parts.log.warn({ peer: this.peerAddress, user: this.connection.user }, what);
  }

  // --- from the server ---

  nextTurn(): void {
    if (this.peerEnded) this.writer.end();
    this.resting = false;
    this.updateReading();
  }

  sendHeartbeat(): void {
    // A peer that does not take what is there would only get more to take: bytes are under way as it is.
    if (this.socket.writableLength === 0) this.writer.heartbeat();
  }

  heartbeatMissed(): void {
    this.refused(`missed heartbeats, interval ${this.heartbeatSeconds} s`);
    this.socket.destroy();
  }

  destroy(): void {
    this.socket.destroy();
  }

  private received(chunk: Buffer): void {
    this.reads++;
    if (this.deaf) return;
    const { broker, turn } = this.parts;
    if (this.turnNumber !== turn.number) {
      this.turnNumber = turn.number;
      this.commandsThisTurn = 0;
    }
    try {
      if (this.header === undefined) this.parser.push(chunk);
      else this.receivedHeader(chunk);
    } catch (error) {
      this.unreadable(error);
    }
    broker.dispatch();
    turn.request();
    if (this.commandsThisTurn > broker.limits.commandsPerTurn) this.rest();
    else if (this.writer.choked) this.updateReading();
  }

  /** The others have their turn first. */
  private rest(): void {
    if (this.resting) return;
    this.resting = true;
    this.updateReading();
    this.parts.turn.rest(this);
  }

  private receivedHeader(chunk: Buffer): void {
    const bytes = Buffer.concat([this.header!, chunk]);
    const verdict = judgeProtocolHeader(bytes);
    if (verdict === 'more') {
      this.header = bytes;
    } else if (verdict === 'accepted') {
      this.header = undefined;
      start(this.connection);
      this.parser.push(bytes.subarray(PROTOCOL_HEADER.length));
    } else {
      // Specification section 4.2.2: answer with the header that would have been right, and close.
      this.deaf = true;
      this.refused('refused: not an AMQP 0-9-1 protocol header');
      this.socket.end(PROTOCOL_HEADER);
      this.awaitClose();
    }
  }

  /** Framing errors of the peer, and bugs of ours below the sessions. */
  private unreadable(error: unknown): void {
    this.deaf = true;
    if (error instanceof ConnectionError) {
      this.connection.fail(error);
    } else {
      this.bug(error);
      this.connection.fail(new ConnectionError('INTERNAL_ERROR', 'reading frames failed in the broker'));
    }
    // No answer can be read: the end of the stream tells the peer to hang up.
    this.writer.end();
  }

  private drained(): void {
    if (!this.writer.drained()) return;
    this.updateReading();
    this.connection.drained();
    this.parts.turn.request();
  }

  private updateReading(): void {
    if (this.readingPaused || this.resting) this.socket.pause();
    else if (this.socket.isPaused()) this.socket.resume();
  }

  private closeAfter(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.socket.destroy();
    }, delayMs);
  }

  private gone(): void {
    clearTimeout(this.timer);
    this.parts.heartbeats.forget(this);
    this.connection.disconnected();
    this.parts.turn.request();
    this.onGone(this);
  }

  private get peerAddress(): string {
    return `${this.socket.remoteAddress ?? '?'}:${this.socket.remotePort ?? '?'}`;
  }
}
