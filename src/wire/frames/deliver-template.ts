/**
 * The frame of `basic.deliver`, unrolled: consecutive deliveries to a consumer differ in their delivery
 * tag and flag alone, so the frame is kept and those are patched. Held to `codec.ts` by a property test.
 */
import type { Delivery } from '../content/delivery.js';
import { encodeMethod } from '../methods/codec.js';
import { copyBytes } from '../values/copy-bytes.js';
import { Writer } from '../values/writer.js';
import { FRAME_END, FRAME_METHOD } from './frame.js';

const scratch = new Writer();

/** Frame head, class id and method id. */
const BYTES_BEFORE_CONSUMER_TAG = 11;

export class DeliverTemplate {
  /** Bytes of the frame. */
  length = 0;
  private frame: Buffer = Buffer.alloc(0);
  /** Where the delivery tag stands; the redelivered bit follows it. */
  private tagOffset = 0;
  private channel = -1;
  private consumerTag = '';
  private exchange = '';
  private routingKey = '';

  /** Makes the frame one for these arguments. */
  aim(channel: number, consumerTag: string, exchange: string, routingKey: string): void {
    if (
      routingKey === this.routingKey &&
      channel === this.channel &&
      consumerTag === this.consumerTag &&
      exchange === this.exchange
    ) {
      return;
    }
    this.channel = channel;
    this.consumerTag = consumerTag;
    this.exchange = exchange;
    this.routingKey = routingKey;
    this.build();
  }

  /** Writes the frame to `[at, at + length)` of `block`. */
  write(block: Buffer, at: number, { deliveryTag, redelivered }: Delivery): void {
    copyBytes(this.frame, 0, this.length, block, at);
    const tag = at + this.tagOffset;
    const low = deliveryTag >>> 0;
    const high = (deliveryTag - low) / 0x1_0000_0000;
    if (high !== 0) block.writeUInt32BE(high, tag);
    block[tag + 4] = low >>> 24;
    block[tag + 5] = low >> 16;
    block[tag + 6] = low >> 8;
    block[tag + 7] = low;
    if (redelivered) block[tag + 8] = 1;
  }

  private build(): void {
    const { channel, consumerTag, exchange, routingKey } = this;
    scratch.rewind();
    scratch.octet(FRAME_METHOD);
    scratch.short(channel);
    scratch.long(0);
    const deliver = {
      name: 'basic.deliver',
      consumerTag,
      deliveryTag: 0,
      redelivered: false,
      exchange,
      routingKey,
    } as const;
    encodeMethod(scratch, deliver);
    scratch.octet(FRAME_END);
    const frame = scratch.written();
    frame.writeUInt32BE(frame.length - 8, 3);
    if (this.frame.length < frame.length) this.frame = Buffer.allocUnsafeSlow(frame.length);
    frame.copy(this.frame);
    this.length = frame.length;
    this.tagOffset = BYTES_BEFORE_CONSUMER_TAG + 1 + frame[BYTES_BEFORE_CONSUMER_TAG]!;
  }
}
