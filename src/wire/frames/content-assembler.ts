/**
 * Puts frames together into commands: a method, with its content where it has one
 * (specification section 4.2.6). Frames of different channels may interleave.
 */
import { Content } from '../content/content.js';
import { decodeFast } from '../methods/codec-fast.js';
import { decodeMethod } from '../methods/codec.js';
import { ConnectionError, type FailingMethod } from '../methods/errors.js';
import { type Method, type MethodSpec, methods } from '../methods/methods.js';
import { Reader } from '../values/reader.js';
import { Assembly } from './assembly.js';
import { BodyParts } from './body-parts.js';
import {
  CLASS_BASIC,
  CONTENT_HEADER_BYTES,
  FRAME_BODY,
  FRAME_END,
  FRAME_HEADER,
  FRAME_HEAD_BYTES,
  FRAME_METHOD,
  FRAME_OVERHEAD_BYTES,
} from './frame.js';
import type { FrameReceiver } from './frame-parser.js';

/** Receives commands. */
export interface CommandReceiver {
  command(channel: number, method: Method, content: Content | undefined): void;
  /** A body larger than `bodySizeMax` came; it was read and thrown away. */
  oversizedContent(channel: number, method: Method, bodySize: number): void;
  heartbeat(): void;
  /** A `'closing'` channel may leave content unfinished, and what comes on it is ignored. */
  channelState(channel: number): 'open' | 'closing' | 'closed';
}

export interface AssemblerLimits {
  /** Bodies above this are refused at their header, with 501. */
  readonly bodySizeRefused: number;
  /** Bodies above this are read, thrown away and reported. */
  readonly bodySizeMax: number;
  /** Bytes of unfinished messages, over all channels of the connection. */
  readonly unfinishedBytesMax: number;
}

/** A body up to this size that came in pieces is put together, so that it is framed; a larger one stays in parts. */
const JOINED_BODY_BYTES_MAX = 16 * 1024;

export class ContentAssembler implements FrameReceiver {
  private readonly assemblies = new Map<number, Assembly>();
  private last: Assembly | undefined;
  private readonly reader = new Reader();
  private unfinishedBytes = 0;

  constructor(
    private readonly receiver: CommandReceiver,
    private readonly limits: AssemblerLimits,
  ) {}

  /** Forgets a channel that is closed. */
  forget(channel: number): void {
    const assembly = this.assemblies.get(channel);
    if (assembly === undefined) return;
    this.reset(assembly);
    if (this.last === assembly) this.last = undefined;
    this.assemblies.delete(channel);
  }

  frame(type: number, channel: number, bytes: Buffer, start: number, end: number): void {
    if (type === FRAME_METHOD) this.methodFrame(channel, bytes, start, end);
    else if (type === FRAME_HEADER) this.headerFrame(channel, bytes, start, end);
    else if (type === FRAME_BODY) this.bodyFrame(channel, bytes, start, end);
    else if (channel !== 0) throw new ConnectionError('UNEXPECTED_FRAME', `heartbeat frame on channel ${channel}`);
    else if (start !== end) throw new ConnectionError('FRAME_ERROR', 'heartbeat frame with a payload');
    else this.receiver.heartbeat();
  }

  bodyPart(channel: number, bytes: Buffer, start: number, end: number): void {
    const assembly = this.expectBody(channel, end - start);
    if (assembly !== undefined) this.keepPart(assembly, bytes, start, end);
  }

  bodyPartsEnd(channel: number): void {
    const assembly = this.assemblyFor(channel);
    // A frame without a byte came as no part: it has not been judged yet.
    if (assembly?.header === undefined) this.strayContent(channel, assembly);
    else if (assembly.received === assembly.bodySize) this.complete(assembly);
  }

  private methodFrame(channel: number, bytes: Buffer, start: number, end: number): void {
    const assembly = this.assemblyFor(channel);
    if (assembly !== undefined) {
      if (assembly.method !== undefined) this.abandonContent(assembly);
      const known = assembly.memo.recall(bytes, start, end);
      if (known !== undefined) {
        assembly.method = known;
        return;
      }
    }
    const method = decodeFast(bytes, start, end) ?? decodeMethod(this.reader.aim(bytes, start, end));
    const spec: MethodSpec = methods[method.name];
    if (spec.content === true) this.expectContent(channel, method, spec).memo.remember(bytes, start, end, method);
    else this.receiver.command(channel, method, undefined);
  }

  private expectContent(channel: number, method: Method, spec: MethodSpec): Assembly {
    if (channel === 0) throw new ConnectionError('COMMAND_INVALID', `${method.name} on channel 0`, spec);
    if (this.receiver.channelState(channel) === 'closed') {
      throw new ConnectionError('CHANNEL_ERROR', "expected 'channel.open'", spec);
    }
    let assembly = this.assemblyFor(channel);
    if (assembly === undefined) {
      assembly = new Assembly(channel);
      this.assemblies.set(channel, assembly);
      this.turnTo(assembly);
    }
    assembly.method = method;
    return assembly;
  }

  private abandonContent(assembly: Assembly): void {
    if (this.receiver.channelState(assembly.channel) === 'open') throw unexpected(assembly);
    this.reset(assembly);
  }

  private headerFrame(channel: number, bytes: Buffer, start: number, end: number): void {
    const assembly = this.assemblyFor(channel);
    if (assembly?.method === undefined || assembly.header !== undefined) {
      this.strayContent(channel, assembly);
      return;
    }
    if (end - start < CONTENT_HEADER_BYTES + 2) {
      throw new ConnectionError('FRAME_ERROR', 'cannot decode content header: too short', failing(assembly));
    }
    const classId = bytes.readUInt16BE(start);
    if (classId !== CLASS_BASIC) {
      const detail = `expected content header for class 60, got one for class ${classId} instead`;
      throw new ConnectionError('UNEXPECTED_FRAME', detail, failing(assembly));
    }
    // Specification section 4.2.6.1: the weight field is unused and must be zero.
    if (bytes.readUInt16BE(start + 2) !== 0) {
      throw new ConnectionError('FRAME_ERROR', 'content header weight is not zero', failing(assembly));
    }
    const bodySize = bytes.readUInt32BE(start + 4) * 0x1_0000_0000 + bytes.readUInt32BE(start + 8);
    if (bodySize > this.limits.bodySizeRefused) {
      const detail = `content body size ${bodySize} exceeds maximum allowed size ${this.limits.bodySizeRefused}`;
      throw new ConnectionError('FRAME_ERROR', detail, failing(assembly));
    }
    assembly.header = bytes;
    assembly.headerStart = start - FRAME_HEAD_BYTES;
    assembly.headerEnd = end + 1;
    assembly.bodySize = bodySize;
    assembly.received = 0;
    if (bodySize === 0) this.complete(assembly);
  }

  private bodyFrame(channel: number, bytes: Buffer, start: number, end: number): void {
    const assembly = this.expectBody(channel, end - start);
    if (assembly === undefined) return;
    const { headerStart, headerEnd } = assembly;
    const whole = end - start === assembly.bodySize && assembly.bodySize <= this.limits.bodySizeMax;
    if (whole && assembly.header === bytes && headerEnd === start - FRAME_HEAD_BYTES) {
      this.emit(assembly, Content.borrowed(bytes, headerStart, headerEnd, end + 1));
      return;
    }
    this.keepPart(assembly, bytes, start, end);
    if (assembly.received === assembly.bodySize) this.complete(assembly);
  }

  /** The assembly that waits for these body bytes, which it counts; `undefined` when they are to be ignored. */
  private expectBody(channel: number, length: number): Assembly | undefined {
    const assembly = this.assemblyFor(channel);
    if (assembly?.header === undefined) {
      this.strayContent(channel, assembly);
      return undefined;
    }
    assembly.received += length;
    if (assembly.received > assembly.bodySize) {
      throw new ConnectionError('FRAME_ERROR', 'content body frame exceeds remaining content size', failing(assembly));
    }
    return assembly;
  }

  private keepPart(assembly: Assembly, bytes: Buffer, start: number, end: number): void {
    if (assembly.bodySize > this.limits.bodySizeMax || start === end) return;
    this.hold(assembly, end - start);
    assembly.parts ??= new BodyParts(assembly.bodySize);
    assembly.parts.add(bytes, start, end);
  }

  /** A header that waits while other channels go on: it may wait long, so it gives its chunk free. */
  private keepHeader(assembly: Assembly): void {
    const { header, headerStart, headerEnd } = assembly;
    const bytes = Buffer.allocUnsafeSlow(headerEnd - headerStart);
    this.hold(assembly, bytes.length);
    header!.copy(bytes, 0, headerStart, headerEnd);
    assembly.header = bytes;
    assembly.headerStart = 0;
    assembly.headerEnd = bytes.length;
    assembly.headerHeld = true;
  }

  private hold(assembly: Assembly, length: number): void {
    assembly.held += length;
    this.unfinishedBytes += length;
    if (this.unfinishedBytes <= this.limits.unfinishedBytesMax) return;
    const detail = `unfinished messages exceed ${this.limits.unfinishedBytesMax} bytes on this connection`;
    throw new ConnectionError('RESOURCE_ERROR', detail, failing(assembly));
  }

  private strayContent(channel: number, assembly: Assembly | undefined): void {
    const state = channel === 0 ? 'open' : this.receiver.channelState(channel);
    if (state === 'closing') return;
    if (state === 'closed') throw new ConnectionError('CHANNEL_ERROR', "expected 'channel.open'");
    throw unexpected(assembly);
  }

  private complete(assembly: Assembly): void {
    const { method, bodySize, header, headerStart, headerEnd } = assembly;
    if (bodySize > this.limits.bodySizeMax) {
      this.reset(assembly);
      this.receiver.oversizedContent(assembly.channel, method!, bodySize);
    } else if (bodySize === 0) {
      this.emit(assembly, Content.borrowed(header!, headerStart, headerEnd, headerEnd));
    } else if (bodySize <= JOINED_BODY_BYTES_MAX) {
      this.emit(assembly, joined(assembly));
    } else {
      const headerFrame = Buffer.from(header!.subarray(headerStart, headerEnd));
      this.emit(assembly, Content.inParts(headerFrame, assembly.parts!.finish()));
    }
  }

  private emit(assembly: Assembly, content: Content): void {
    const method = assembly.method!;
    this.reset(assembly);
    this.receiver.command(assembly.channel, method, content);
  }

  private reset(assembly: Assembly): void {
    assembly.method = undefined;
    assembly.header = undefined;
    if (assembly.held === 0) return;
    this.unfinishedBytes -= assembly.held;
    assembly.held = 0;
    assembly.headerHeld = false;
    assembly.parts = undefined;
  }

  private assemblyFor(channel: number): Assembly | undefined {
    if (this.last?.channel === channel) return this.last;
    const assembly = this.assemblies.get(channel);
    if (assembly !== undefined) this.turnTo(assembly);
    return assembly;
  }

  private turnTo(assembly: Assembly): void {
    if (this.last?.header !== undefined && !this.last.headerHeld) this.keepHeader(this.last);
    this.last = assembly;
  }
}

/** One header frame and one body frame side by side, out of pieces. */
function joined(assembly: Assembly): Content {
  const headerLength = assembly.headerEnd - assembly.headerStart;
  const bytes = Buffer.allocUnsafeSlow(headerLength + FRAME_OVERHEAD_BYTES + assembly.bodySize);
  assembly.header!.copy(bytes, 0, assembly.headerStart, assembly.headerEnd);
  bytes[headerLength] = FRAME_BODY;
  bytes.writeUInt32BE(assembly.bodySize, headerLength + 3);
  let at = headerLength + FRAME_HEAD_BYTES;
  for (const part of assembly.parts!.finish()) at += part.copy(bytes, at);
  bytes[at] = FRAME_END;
  return Content.framed(bytes, 0, headerLength, bytes.length);
}

/** What RabbitMQ says of a frame that the assembly did not wait for. */
function unexpected(assembly: Assembly | undefined): ConnectionError {
  if (assembly?.method === undefined) {
    return new ConnectionError('UNEXPECTED_FRAME', 'expected method frame, got non method frame instead');
  }
  const expected = assembly.header === undefined ? 'content header for class 60' : 'content body';
  const got = assembly.header === undefined ? 'non content header' : 'non content body';
  return new ConnectionError('UNEXPECTED_FRAME', `expected ${expected}, got ${got} frame instead`, failing(assembly));
}

function failing(assembly: Assembly): FailingMethod {
  return methods[assembly.method!.name];
}
