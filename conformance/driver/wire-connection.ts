/**
 * A raw AMQP connection: frames out as told, commands in as they come. It never reacts on its own.
 */
import { type Socket, connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Content } from '../../src/wire/content/content.js';
import { ContentAssembler } from '../../src/wire/frames/content-assembler.js';
import { FRAME_END, FRAME_METHOD } from '../../src/wire/frames/frame.js';
import { FrameParser } from '../../src/wire/frames/frame-parser.js';
import { encodeMethod } from '../../src/wire/methods/codec.js';
import type { Method } from '../../src/wire/methods/methods.js';
import { Writer } from '../../src/wire/values/writer.js';
import type { BrokerUrl } from './broker-url.js';
import { FrameGauge } from './frame-gauge.js';
import { Inbox } from './inbox.js';

/** What came on a channel. */
export interface Command {
  readonly method: Method;
  readonly content: Content | undefined;
  /** Payload size of the largest body frame of the content. */
  readonly largestFrame: number;
}

/** Frames of any size are read: judging their size is a case's business. */
const FRAME_MAX_READ = 0x7fff_ffff;
const BODY_MAX_READ = 0x7fff_ffff;
const LEAVE_TIMEOUT_MS = 60_000;

export class WireConnection {
  /** Commands by channel number. */
  private readonly inboxes = new Map<number, Inbox<Command>>();
  readonly heartbeats = new Inbox<'heartbeat'>();
  /** Bytes, until the first frame is asked for. */
  private rawBytes: Buffer = Buffer.alloc(0);
  private readonly rawInbox = new Inbox<'bytes'>();
  private reading = false;
  private failure: string | undefined;
  private ended = false;
  private readonly onEnd: (() => void)[] = [];
  private readonly parser: FrameParser;
  /** Offered in connection.tune. */
  frameMax = 4096;
  private lastChannel = 0;

  private constructor(private readonly socket: Socket) {
    const limits = {
      bodySizeRefused: BODY_MAX_READ,
      bodySizeMax: BODY_MAX_READ,
      unfinishedBytesMax: BODY_MAX_READ,
    };
    const assembler = new ContentAssembler(
      {
        command: (channel, method, content) => {
          this.inbox(channel).put({ method, content, largestFrame: gauge.largestBodyFrame(channel) });
          if (channel === 0 && method.name === 'connection.close') this.closedBy(method.replyCode, method.replyText);
        },
        oversizedContent: () => undefined,
        heartbeat: () => {
          this.heartbeats.put('heartbeat');
        },
        channelState: () => 'open',
      },
      limits,
    );
    const gauge = new FrameGauge(assembler);
    this.parser = new FrameParser(gauge, FRAME_MAX_READ);
    socket.on('data', (chunk) => {
      this.received(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.finished();
    });
  }

  static open(url: BrokerUrl, timeoutMs: number): Promise<WireConnection> {
    return new Promise((resolve, reject) => {
      const { host, port } = url;
      const socket = url.tls ? connectTls({ host, port, servername: host }) : connect({ host, port });
      socket.setNoDelay(true);
      socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no connection to ${host}:${port}`)));
      socket.once('error', reject);
      socket.once(url.tls ? 'secureConnect' : 'connect', () => {
        socket.off('error', reject);
        socket.setTimeout(0);
        resolve(new WireConnection(socket));
      });
    });
  }

  /** The next free channel number. */
  nextChannel(): number {
    return ++this.lastChannel;
  }

  send(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  sendFrame(type: number, channel: number, payload: Buffer): void {
    this.send(frame({ type, channel, payload }));
  }

  sendMethod(channel: number, method: Method): void {
    const writer = new Writer();
    encodeMethod(writer, method);
    this.sendFrame(FRAME_METHOD, channel, Buffer.from(writer.written()));
  }

  /** The next command on a channel; rejects when there is none in time, or the connection ended. */
  receive(channel: number, timeoutMs: number): Promise<Command> {
    this.startReading();
    return this.inbox(channel).take(timeoutMs);
  }

  /** The next `length` bytes, as they come: no frame is read until a command is asked for. */
  async receiveBytes(length: number, timeoutMs: number): Promise<Buffer> {
    this.reading = false;
    while (this.rawBytes.length < length) await this.rawInbox.take(timeoutMs);
    const bytes = this.rawBytes.subarray(0, length);
    this.rawBytes = this.rawBytes.subarray(length);
    return bytes;
  }

  /** The next command on a channel, if it is here already. */
  peek(channel: number): Command | undefined {
    return this.inbox(channel).peek();
  }

  /** Resolves when the peer has ended the socket. */
  end(timeoutMs: number): Promise<void> {
    this.startReading();
    if (this.ended) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the socket is still open after ${timeoutMs} ms`));
      }, timeoutMs);
      this.onEnd.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Whatever comes on a channel (or any, without one) for some time. */
  async quiet(channel: number | undefined, forMs: number): Promise<Command | undefined> {
    this.startReading();
    const inboxes = channel === undefined ? undefined : [this.inbox(channel)];
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, forMs));
    await deadline;
    for (const inbox of inboxes ?? this.inboxes.values()) {
      const command = inbox.peek();
      if (command !== undefined) return command;
    }
    return undefined;
  }

  /** Answers the broker's close, if it sends one, so that it need not wait before it ends. */
  async takeLeave(): Promise<void> {
    try {
      while ((await this.receive(0, LEAVE_TIMEOUT_MS)).method.name !== 'connection.close');
      this.sendMethod(0, { name: 'connection.close-ok' });
    } catch {
      // It ended without a word.
    }
  }

  get isEnded(): boolean {
    return this.ended;
  }

  drop(): void {
    this.socket.destroy();
  }

  private inbox(channel: number): Inbox<Command> {
    let inbox = this.inboxes.get(channel);
    if (inbox === undefined) {
      inbox = new Inbox<Command>();
      if (this.failure !== undefined && (channel !== 0 || this.ended)) inbox.close(this.failure);
      this.inboxes.set(channel, inbox);
    }
    return inbox;
  }

  private startReading(): void {
    if (this.reading) return;
    this.reading = true;
    const bytes = this.rawBytes;
    this.rawBytes = Buffer.alloc(0);
    if (bytes.length > 0) this.parse(bytes);
  }

  private received(chunk: Buffer): void {
    if (this.reading) {
      this.parse(chunk);
      return;
    }
    this.rawBytes = Buffer.concat([this.rawBytes, chunk]);
    this.rawInbox.put('bytes');
  }

  private parse(chunk: Buffer): void {
    try {
      this.parser.push(chunk);
    } catch (error) {
      this.fail(`the broker sent what is not AMQP: ${error instanceof Error ? error.message : String(error)}`);
      this.socket.destroy();
    }
  }

  /** On channel 0 a close-ok may still come. */
  private closedBy(replyCode: number, replyText: string): void {
    this.failure ??= `the broker closed the connection: ${replyCode} ${replyText}`;
    for (const [channel, inbox] of this.inboxes) if (channel !== 0) inbox.close(this.failure);
    this.heartbeats.close(this.failure);
  }

  private finished(): void {
    this.ended = true;
    this.fail('the broker ended the socket');
    for (const callback of this.onEnd.splice(0)) callback();
  }

  /** Nothing more will come on any channel. */
  private fail(why: string): void {
    this.failure ??= why;
    for (const inbox of this.inboxes.values()) inbox.close(this.failure);
    this.heartbeats.close(this.failure);
    this.rawInbox.close(this.failure);
  }
}

/** A frame as its parts say, right or wrong. */
export function frame(parts: {
  readonly type: number;
  readonly channel: number;
  readonly payload: Buffer;
  readonly size?: number | undefined;
  readonly end?: number | undefined;
}): Buffer {
  const head = Buffer.alloc(7);
  head[0] = parts.type;
  head.writeUInt16BE(parts.channel, 1);
  head.writeUInt32BE(parts.size ?? parts.payload.length, 3);
  return Buffer.concat([head, parts.payload, Buffer.of(parts.end ?? FRAME_END)]);
}
