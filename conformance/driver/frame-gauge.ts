/**
 * Stands before the assembler and remembers the largest body frame of each channel's latest content.
 */
import { FRAME_BODY, FRAME_HEADER } from '../../src/wire/frames/frame.js';
import type { FrameReceiver } from '../../src/wire/frames/frame-parser.js';

export class FrameGauge implements FrameReceiver {
  /** Payload sizes by channel number. */
  private readonly largest = new Map<number, number>();
  /** Bytes so far of a body frame that comes in parts. */
  private partial = 0;

  constructor(private readonly next: FrameReceiver) {}

  /** Payload size of the largest body frame since the last content header; 0 when there was none. */
  largestBodyFrame(channel: number): number {
    return this.largest.get(channel) ?? 0;
  }

  frame(...whole: Parameters<FrameReceiver['frame']>): void {
    const [type, channel, , start, end] = whole;
    if (type === FRAME_HEADER) this.largest.set(channel, 0);
    if (type === FRAME_BODY) this.saw(channel, end - start);
    this.next.frame(...whole);
  }

  bodyPart(channel: number, bytes: Buffer, start: number, end: number): void {
    this.partial += end - start;
    this.next.bodyPart(channel, bytes, start, end);
  }

  bodyPartsEnd(channel: number): void {
    this.saw(channel, this.partial);
    this.partial = 0;
    this.next.bodyPartsEnd(channel);
  }

  private saw(channel: number, size: number): void {
    this.largest.set(channel, Math.max(size, this.largestBodyFrame(channel)));
  }
}
