/**
 * The frames that come before a body: `basic.publish` and the content header (specification section 4.2.6).
 *
 * What one producer sends differs little from one message to the next: both frames are kept, and while exchange,
 * routing key and properties stay the same the size of the body alone is patched.
 */
import { type BasicProperties, encodeProperties } from '../../wire/content/properties.js';
import {
  CLASS_BASIC,
  FRAME_END,
  FRAME_HEADER,
  FRAME_HEAD_BYTES,
  FRAME_METHOD,
  FRAME_OVERHEAD_BYTES,
} from '../../wire/frames/frame.js';
import { encodeMethod } from '../../wire/methods/codec.js';
import { Writer } from '../../wire/values/writer.js';
import { InvalidOptionError } from '../errors.js';

/** Where the size of the body stands in a header frame: behind its head, class id and weight. */
const BODY_SIZE_OFFSET = FRAME_HEAD_BYTES + 4;
const TWO_TO_32 = 0x1_0000_0000;

/** Where a message is published to. */
export interface Address {
  readonly exchange: string;
  readonly routingKey: string;
  readonly mandatory: boolean;
}

export class PublishHead {
  /** Both frames, in the first `length` bytes. */
  bytes: Buffer = Buffer.alloc(0);
  length = 0;
  private readonly method = new Writer(128);
  private readonly header = new Writer(128);
  private readonly address = { exchange: '', routingKey: '', mandatory: false };
  private properties: BasicProperties | undefined;
  /** False while the method frame is not that of `address`. */
  private isWhole = false;

  constructor(private readonly channel: number) {
    this.writeMethod(this.address);
  }

  /**
   * Makes the frames those of this message.
   *
   * @throws InvalidOptionError when a name is too long, or the properties do not fit a frame
   */
  aim(address: Address, properties: BasicProperties, bodySize: number, frameMax: number): void {
    const { exchange, routingKey, mandatory } = this.address;
    const isSameAddress =
      this.isWhole &&
      address.routingKey === routingKey &&
      address.exchange === exchange &&
      address.mandatory === mandatory;
    if (!isSameAddress || !sameProperties(properties, this.properties)) {
      try {
        this.write(isSameAddress ? undefined : address, properties, frameMax);
      } catch (cause) {
        // What stands there is half of one message and half of another.
        this.properties = undefined;
        this.isWhole = false;
        throw cause instanceof InvalidOptionError ? cause : new InvalidOptionError((cause as Error).message, { cause });
      }
    }
    const at = this.method.offset + BODY_SIZE_OFFSET;
    const { bytes } = this;
    bytes.writeUInt32BE(Math.floor(bodySize / TWO_TO_32), at);
    bytes.writeUInt32BE(bodySize % TWO_TO_32, at + 4);
  }

  private write(address: Address | undefined, properties: BasicProperties, frameMax: number): void {
    if (address !== undefined) this.writeMethod(address);
    this.writeHeader(properties);
    const method = this.method.written();
    const header = this.header.written();
    if (header.length > frameMax) {
      throw new InvalidOptionError(`properties of ${header.length} bytes do not fit a frame of ${frameMax}`);
    }
    const length = method.length + header.length;
    if (this.bytes.length < length) this.bytes = Buffer.allocUnsafeSlow(length * 2);
    method.copy(this.bytes);
    header.copy(this.bytes, method.length);
    this.length = length;
    // Headers may be changed in place by who gave them: they are never taken for the same.
    this.properties = properties.headers === undefined ? properties : undefined;
  }

  private writeMethod({ exchange, routingKey, mandatory }: Address): void {
    const writer = this.method.rewind();
    writeHead(writer, FRAME_METHOD, this.channel);
    encodeMethod(writer, { name: 'basic.publish', exchange, routingKey, mandatory, immediate: false });
    writeEnd(writer);
    Object.assign(this.address, { exchange, routingKey, mandatory });
    this.isWhole = true;
  }

  private writeHeader(properties: BasicProperties): void {
    const writer = this.header.rewind();
    writeHead(writer, FRAME_HEADER, this.channel);
    writer.short(CLASS_BASIC);
    writer.short(0);
    writer.longlong(0);
    encodeProperties(writer, properties);
    writeEnd(writer);
  }
}

function writeHead(writer: Writer, type: number, channel: number): void {
  writer.octet(type);
  writer.short(channel);
  writer.long(0);
}

function writeEnd(writer: Writer): void {
  writer.octet(FRAME_END);
  const frame = writer.written();
  frame.writeUInt32BE(frame.length - FRAME_OVERHEAD_BYTES, 3);
}

function sameProperties(a: BasicProperties, b: BasicProperties | undefined): boolean {
  if (a === b) return true;
  if (b === undefined || a.headers !== undefined) return false;
  return sameDetails(a, b) && sameIdentities(a, b);
}

function sameDetails(a: BasicProperties, b: BasicProperties): boolean {
  return (
    a.deliveryMode === b.deliveryMode &&
    a.contentType === b.contentType &&
    a.contentEncoding === b.contentEncoding &&
    a.priority === b.priority &&
    a.expiration === b.expiration &&
    a.timestamp === b.timestamp &&
    a.type === b.type
  );
}

function sameIdentities(a: BasicProperties, b: BasicProperties): boolean {
  return (
    a.messageId === b.messageId &&
    a.correlationId === b.correlationId &&
    a.replyTo === b.replyTo &&
    a.userId === b.userId &&
    a.appId === b.appId &&
    a.clusterId === b.clusterId
  );
}
