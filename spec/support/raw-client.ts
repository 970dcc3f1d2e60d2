/**
 * A small AMQP client that does only what it is told, for what real clients cannot do: half a
 * handshake, pipelined requests, bad frames, not reading, not answering.
 *
 * What comes is kept in order; a test takes it with `expect`, `content` or `frame`. Heartbeats are
 * counted and never sent by themselves.
 */
import { once } from 'node:events';
import { type Socket, createConnection } from 'node:net';
import { type BasicProperties, decodeProperties } from '../../src/wire/content/properties.js';
import { decodeMethod } from '../../src/wire/methods/codec.js';
import {
  type Method,
  type MethodName,
  type MethodOf,
  type MethodSpec,
  methods,
} from '../../src/wire/methods/methods.js';
import { type FieldTable, field } from '../../src/wire/values/field-table.js';
import { Reader } from '../../src/wire/values/reader.js';
import { Inbox } from './inbox.js';
import {
  FRAME_BODY,
  FRAME_HEADER,
  FRAME_HEARTBEAT,
  FRAME_METHOD,
  FrameCutter,
  type RawFrame,
  bodyBytes,
  headerBytes,
  methodBytes,
} from './raw-frames.js';

export const PROTOCOL_HEADER = Buffer.from('AMQP\0\0\x09\x01', 'latin1');

export interface Handshake {
  readonly mechanism?: string;
  /** Default: guest's, for PLAIN. */
  readonly response?: Buffer;
  /** Names of the capabilities that the client announces; default none. */
  readonly capabilities?: readonly string[];
  readonly channelMax?: number;
  readonly frameMax?: number;
  /** Seconds; default 0, none. */
  readonly heartbeat?: number;
  readonly virtualHost?: string;
}

export interface Publishing {
  readonly exchange?: string;
  readonly routingKey: string;
  readonly mandatory?: boolean;
  readonly properties?: BasicProperties;
  readonly body?: Buffer;
  /** Payload of the body's frames. */
  readonly frameSize?: number;
}

/** A method; a delivery, a return or an answer to `basic.get` with its content. */
export interface RawCommand<Name extends MethodName> {
  readonly method: MethodOf<Name>;
  readonly properties?: BasicProperties;
  readonly body?: Buffer;
  /** Payload sizes of the frames that the body came in. */
  readonly frameSizes?: readonly number[];
}

export class RawClient {
  heartbeats = 0;
  /** Settled when the socket is closed, by whomever. */
  readonly closed: Promise<void>;
  private readonly frames = new Inbox<RawFrame>();

  private constructor(readonly socket: Socket) {
    const cutter = new FrameCutter((frame) => {
      if (frame.type === FRAME_HEARTBEAT) this.heartbeats++;
      else this.frames.push(frame);
    });
    socket.on('data', cutter.push);
    socket.on('error', () => undefined); // a reset is one way in which the broker ends a connection
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.frames.fail(new Error('the socket is closed and nothing more came'));
        resolve();
      });
    });
  }

  /** A socket that is connected, and nothing else. */
  static async connect(port: number): Promise<RawClient> {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  /** Over a socket that is connected already. */
  static over(socket: Socket): RawClient {
    return new RawClient(socket);
  }

  /** A connection that is open. */
  static async open(port: number, handshake: Handshake = {}): Promise<RawClient> {
    const client = await RawClient.connect(port);
    await client.opened(handshake);
    return client;
  }

  /** An open connection with channel 1. */
  static async withChannel(port: number, handshake: Handshake = {}): Promise<RawClient> {
    const client = await RawClient.open(port, handshake);
    await client.call(1, { name: 'channel.open' }, 'channel.open-ok');
    return client;
  }

  /** From the protocol header to the server's `connection.tune`. */
  async login(handshake: Handshake = {}): Promise<MethodOf<'connection.tune'>> {
    await this.start(handshake);
    return this.expect('connection.tune');
  }

  /** Protocol header and `start-ok`; what the server makes of it is yet to come. */
  async start(handshake: Handshake = {}): Promise<MethodOf<'connection.start'>> {
    this.write(PROTOCOL_HEADER);
    const start = await this.expect('connection.start');
    this.method(0, startOk(handshake));
    return start;
  }

  /** The whole handshake. */
  async opened(handshake: Handshake = {}): Promise<void> {
    await this.login(handshake);
    this.tuneAndOpen(handshake);
    await this.expect('connection.open-ok');
  }

  tuneAndOpen({ channelMax = 100, frameMax = 131_072, heartbeat = 0, virtualHost = '/' }: Handshake = {}): void {
    this.method(0, { name: 'connection.tune-ok', channelMax, frameMax, heartbeat });
    this.method(0, { name: 'connection.open', virtualHost });
  }

  /** Returns false when the socket holds bytes that the peer does not take, as `Socket.write` does. */
  write(bytes: Buffer): boolean {
    return this.socket.write(bytes);
  }

  method(channel: number, method: Method): boolean {
    return this.write(methodBytes(channel, method));
  }

  publish(channel: number, publishing: Publishing): boolean {
    return this.write(publishBytes(channel, publishing));
  }

  /** Sends a method and takes its answer. */
  call<Name extends MethodName>(channel: number, method: Method, answer: Name): Promise<MethodOf<Name>> {
    this.method(channel, method);
    return this.expect(answer);
  }

  /** The next frame, whatever it is. */
  frame(): Promise<RawFrame> {
    return this.frames.next();
  }

  /** The next method, whatever it is, with its content if it has one. */
  async command(): Promise<RawCommand<MethodName>> {
    const { type, payload } = await this.frame();
    if (type !== FRAME_METHOD) throw new Error(`expected a method, got a frame of type ${type}`);
    const method = decodeMethod(new Reader().aim(payload));
    const spec: MethodSpec = methods[method.name];
    return spec.content === true ? { method, ...(await this.restOfContent()) } : { method };
  }

  /** The next command, which is to be this method. */
  async expect<Name extends MethodName>(name: Name): Promise<MethodOf<Name>> {
    const { method } = await this.command();
    if (method.name !== name) throw new Error(`expected ${name}, got ${JSON.stringify(method)}`);
    return method as MethodOf<Name>;
  }

  /** The next command, which is to be this method with its content. */
  async content<Name extends 'basic.deliver' | 'basic.return' | 'basic.get-ok'>(
    name: Name,
  ): Promise<Required<RawCommand<Name>>> {
    const command = await this.command();
    if (command.method.name !== name) throw new Error(`expected ${name}, got ${JSON.stringify(command.method)}`);
    return command as Required<RawCommand<Name>>;
  }

  /** Closes as a client should. */
  async close(): Promise<void> {
    const close = { name: 'connection.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 } as const;
    await this.call(0, close, 'connection.close-ok');
    this.socket.end();
    await this.closed;
  }

  /** Is gone without a word. */
  destroy(): void {
    this.socket.destroy();
  }

  private async restOfContent(): Promise<Omit<Required<RawCommand<MethodName>>, 'method'>> {
    const header = await this.frame();
    if (header.type !== FRAME_HEADER) throw new Error(`expected a content header, got type ${header.type}`);
    const bodySize = Number(header.payload.readBigUInt64BE(4));
    const parts: Buffer[] = [];
    for (let received = 0; received < bodySize;) {
      const { type, payload } = await this.frame();
      if (type !== FRAME_BODY) throw new Error(`expected a body frame, got type ${type}`);
      parts.push(payload);
      received += payload.length;
    }
    const properties = decodeProperties(header.payload, 12, header.payload.length);
    return { properties, body: Buffer.concat(parts), frameSizes: parts.map((part) => part.length) };
  }
}

/** The method, header and body frames of `basic.publish`. */
export function publishBytes(channel: number, publishing: Publishing): Buffer {
  const { exchange = '', routingKey, mandatory = false, properties, body = Buffer.alloc(0) } = publishing;
  const method = { name: 'basic.publish', exchange, routingKey, mandatory, immediate: false } as const;
  return Buffer.concat([
    methodBytes(channel, method),
    headerBytes(channel, body.length, properties),
    bodyBytes(channel, body, publishing.frameSize ?? 4088),
  ]);
}

/** A guest's `start-ok`, for those who send it by hand. */
export const plainStartOk = startOk({});

function startOk(handshake: Handshake): MethodOf<'connection.start-ok'> {
  const { mechanism = 'PLAIN', response = Buffer.from('\0guest\0guest'), capabilities = [] } = handshake;
  const announced = field.table(Object.fromEntries(capabilities.map((name) => [name, field.bool(true)])));
  const clientProperties: FieldTable = new Map([['capabilities', announced]]);
  return { name: 'connection.start-ok', clientProperties, mechanism, response, locale: 'en_US' };
}
