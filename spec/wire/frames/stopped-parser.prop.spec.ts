/**
 * A parser that is stopped takes no further frame of its chunk, and loses none: what is left is pushed again.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FrameParser, type FrameReceiver } from '../../../src/wire/frames/frame-parser.js';
import { SESSION_FRAME_MAX, clientSession } from '../../support/client-session.js';

/** Frames as text, a body in parts as one; after each it may have the parser stop. */
class StoppingReceiver implements FrameReceiver {
  readonly frames: string[] = [];
  readonly parser = new FrameParser(this, SESSION_FRAME_MAX);
  private parts = '';

  constructor(private readonly stopsAfter: (frame: number) => boolean) {}

  frame(...[type, channel, bytes, start, end]: Parameters<FrameReceiver['frame']>): void {
    this.add(`${type} ${channel} ${bytes.toString('latin1', start, end)}`);
  }

  bodyPart(_channel: number, bytes: Buffer, start: number, end: number): void {
    this.parts += bytes.toString('latin1', start, end);
  }

  bodyPartsEnd(channel: number): void {
    this.add(`3 ${channel} ${this.parts}`);
    this.parts = '';
  }

  /** Pushes a chunk until all of it is taken. */
  push(chunk: Buffer): void {
    let left: Buffer | undefined = Buffer.from(chunk);
    while (left !== undefined) {
      this.parser.stopped = false;
      const { length } = this.frames;
      left = this.parser.push(left);
      if (left !== undefined) expect(this.frames.length).toBeGreaterThan(length);
    }
  }

  private add(text: string): void {
    if (this.parser.stopped) throw new Error('a frame although it is stopped');
    this.frames.push(text);
    this.parser.stopped = this.stopsAfter(this.frames.length - 1);
  }
}

function framesOf(chunks: readonly Buffer[], stopsAfter: (frame: number) => boolean): readonly string[] {
  const receiver = new StoppingReceiver(stopsAfter);
  for (const chunk of chunks) receiver.push(chunk);
  return receiver.frames;
}

const whole = framesOf([clientSession], () => false);

describe('a parser that is stopped', () => {
  it('after every frame gives the same frames', () => {
    expect(framesOf([clientSession], () => true)).toEqual(whole);
  });

  it('after any frames, of a stream in any pieces, gives the same frames', () => {
    const place = fc.nat({ max: clientSession.length });
    const property = fc.property(fc.array(place, { maxLength: 8 }), fc.array(fc.boolean()), (cuts, stops) => {
      const bounds = [0, ...[...cuts].sort((a, b) => a - b), clientSession.length];
      const chunks = bounds.slice(1).map((end, index) => clientSession.subarray(bounds[index], end));
      expect(framesOf(chunks, (frame) => stops[frame % (stops.length || 1)] === true)).toEqual(whole);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
