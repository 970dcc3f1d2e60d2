/**
 * One client's socket: bytes in, bytes out, time-outs. What the bytes mean is the core's business.
 */
import type { Socket } from 'node:net';
import type { Broker } from '../core/broker.js';
import type { Outbound, Peer } from '../core/ports.js';
import { receive, receiveOversized } from '../core/session/commands.js';
import { Connection } from '../core/session/connection.js';
import type { Traffic } from '../core/statistics/traffic.js';
import { start } from '../core/session/handlers/connection.js';
import type { Content } from '../wire/content/content.js';
import type { Delivery } from '../wire/content/delivery.js';
import type { BlockPool } from '../wire/frames/block-pool.js';
import { PROTOCOL_HEADER } from '../wire/frames/protocol-header.js';
import { ConnectionError } from '../wire/methods/errors.js';
import type { Method, MethodOf } from '../wire/methods/methods.js';
import type { Heartbeating, Heartbeats } from './heartbeat.js';
import type { Logger } from './logger.js';
import { ConnectionLog } from './logging/connection-log.js';
import type { LineQuota } from './logging/line-quota.js';
import { type ReadingReceiver, SocketReader } from './socket-reader.js';
import { SocketWriter } from './socket-writer.js';
import type { Turn } from './turn.js';

/** What all connections of a server share. */
export interface ServerParts {
  readonly broker: Broker;
  readonly turn: Turn;
  readonly pool: BlockPool;
  readonly heartbeats: Heartbeats;
  readonly log: Logger;
  /** How much peers may have the log say. */
  readonly quota: LineQuota;
}

/** With what every TLS connection begins (RFC 8446, section 5.1). */
const TLS_HANDSHAKE = 22;
const TLS_MAJOR_VERSION = 3;

export class SocketConnection implements ReadingReceiver, Outbound, Heartbeating {
  heartbeatSeconds = 0;
  private readonly connection: Connection;
  private readonly reader: SocketReader;
  private readonly writer: SocketWriter;
  private readonly log: ConnectionLog;
  private timer: NodeJS.Timeout | undefined;
  /** Cut off, and the log has said why. */
  private missedHeartbeats = false;
  /** False while a test of its client has it not read. */
  private isHeard = true;

  constructor(
    private readonly parts: ServerParts,
    private readonly socket: Socket,
    peer: Peer,
    private readonly onGone: (connection: SocketConnection) => void,
  ) {
    const { broker, turn, pool } = parts;
    const { limits } = broker;
    this.writer = new SocketWriter(socket, turn, pool, limits);
    this.log = new ConnectionLog(parts.log, parts.quota, peer);
    this.connection = new Connection(broker, this, peer, this.log);
    this.log.named = this.connection;
    this.reader = new SocketReader(socket, broker, turn, this);
    this.timer = setTimeout(() => {
      this.log.refused(`handshake not done within ${limits.handshakeTimeoutMs} ms`);
      socket.destroy();
    }, limits.handshakeTimeoutMs);
    socket.on('drain', () => {
      this.drained();
    });
    socket.on('error', (error) => {
      this.log.socketFailed(error);
    });
    socket.on('close', () => {
      this.gone();
    });
  }

  get traffic(): Traffic {
    const { socket, reader, writer } = this;
    return {
      receivedBytes: socket.bytesRead,
      sentBytes: socket.bytesWritten,
      receives: reader.reads,
      sends: writer.writes,
      pendingBytes: socket.writableLength,
      heldBackAt: writer.choked ? Date.now() : reader.heldBackAt,
    };
  }

  get congested(): boolean {
    return this.writer.congested;
  }

  get choked(): boolean {
    return this.writer.choked || !this.isHeard;
  }

  get reads(): number {
    return this.reader.reads;
  }

  get writes(): number {
    return this.writer.writes;
  }

  get readingPaused(): boolean {
    return this.reader.paused || this.choked;
  }

  // --- from the reader ---

  headerAccepted(): void {
    start(this.connection);
  }

  /** Specification section 4.2.2: the answer is the header that would have been right, and the end. */
  headerRefused(bytes: Buffer): void {
    const isTls = bytes[0] === TLS_HANDSHAKE && bytes[1] === TLS_MAJOR_VERSION;
    this.log.refused(isTls ? 'refused: TLS on a port of plain AMQP' : 'refused: not an AMQP 0-9-1 protocol header');
    this.socket.end(PROTOCOL_HEADER);
    this.awaitClose();
  }

  command(channel: number, method: Method, content: Content | undefined): void {
    this.reader.commandsThisTurn++;
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

  /** Framing errors of the peer, and bugs of ours below the sessions. */
  unreadable(error: unknown): void {
    if (error instanceof ConnectionError) {
      this.connection.fail(error);
    } else {
      this.log.bug(error);
      this.connection.fail(new ConnectionError('INTERNAL_ERROR', 'reading frames failed in the broker'));
    }
    // No answer can be read: the end of the stream tells the peer to hang up.
    this.writer.end();
  }

  peerEnded(): void {
    this.writer.end();
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
    this.reader.frameMax = frameMax;
    this.heartbeatSeconds = heartbeatSeconds;
    this.parts.heartbeats.watch(this);
  }

  opened(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  channelClosed(channel: number): void {
    this.reader.forget(channel);
  }

  pauseReading(): void {
    this.reader.pause();
  }

  resumeReading(): void {
    this.reader.resume();
  }

  awaitClose(): void {
    this.closeAfter(this.parts.broker.limits.closeTimeoutMs);
  }

  close(delayMs: number): void {
    this.reader.stop();
    if (delayMs > 0) {
      this.closeAfter(delayMs);
      return;
    }
    this.writer.end();
    // A peer that never ends its side would keep the socket for ever.
    this.closeAfter(this.parts.broker.limits.closeTimeoutMs);
  }

  // --- from the server ---

  sendHeartbeat(): void {
    // A peer that does not take what is there would only get more to take: bytes are under way as it is.
    if (this.socket.writableLength === 0) this.writer.heartbeat();
  }

  heartbeatMissed(): void {
    this.missedHeartbeats = true;
    this.log.refused(`missed heartbeats, interval ${this.heartbeatSeconds} s`);
    this.socket.destroy();
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** Ends the connection without a word, as a network that fails: the peer meets a reset. */
  reset(): void {
    // What TLS stands on cannot be reached from here.
    if ('encrypted' in this.socket) this.socket.destroy();
    else this.socket.resetAndDestroy();
  }

  /** Has the peer read, or not, whatever it sends. */
  setHeard(isHeard: boolean): void {
    this.isHeard = isHeard;
    this.reader.update();
  }

  private drained(): void {
    if (!this.writer.drained()) return;
    this.reader.update();
    this.connection.drained();
    this.parts.turn.request();
  }

  private closeAfter(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.socket.destroy();
    }, delayMs);
  }

  private gone(): void {
    clearTimeout(this.timer);
    this.reader.stop();
    this.parts.heartbeats.forget(this);
    this.log.closed(this.connection.state === 'open' && !this.missedHeartbeats);
    this.connection.disconnected();
    this.parts.turn.request();
    this.onGone(this);
  }
}
