/**
 * What the frame parser refuses, in RabbitMQ's words, and what it just lets pass.
 */
import { describe, expect, it } from '@jest/globals';
import { FrameParser, type FrameReceiver } from '../../../src/wire/frames/frame-parser.js';
import { bodyFrame, frame, heartbeat, long, methodFrame, octet, short, shortstr } from '../../support/amqp-bytes.js';
import { expectConnectionError } from '../../support/thrown.js';

const FRAME_MAX = 4096;

/** Frames as they come; a body in parts counts as one frame. */
class FrameList implements FrameReceiver {
  readonly frames: string[] = [];
  private parts = '';

  frame(...[type, channel, bytes, start, end]: Parameters<FrameReceiver['frame']>): void {
    this.frames.push(`${type} ${channel} ${bytes.toString('latin1', start, end)}`);
  }

  bodyPart(_channel: number, bytes: Buffer, start: number, end: number): void {
    this.parts += bytes.toString('latin1', start, end);
  }

  bodyPartsEnd(channel: number): void {
    this.frames.push(`3 ${channel} ${this.parts}`);
    this.parts = '';
  }
}

function parse(chunks: readonly Buffer[], frameMax = FRAME_MAX): string[] {
  const list = new FrameList();
  const parser = new FrameParser(list, frameMax);
  for (const chunk of chunks) parser.push(Buffer.from(chunk));
  return list.frames;
}

const halves = (bytes: Buffer, cut: number): Buffer[] => [bytes.subarray(0, cut), bytes.subarray(cut)];
const withEnd = (bytes: Buffer, end: number): Buffer => Buffer.concat([bytes.subarray(0, -1), octet(end)]);

describe('frames', () => {
  it('carry any channel number', () => {
    const bytes = Buffer.concat([frame(1, 0), frame(1, 0x00ff), frame(1, 0xff00), frame(1, 0xffff)]);
    expect(parse([bytes])).toEqual(['1 0 ', '1 255 ', '1 65280 ', '1 65535 ']);
  });

  it('of all four types come through, empty or not', () => {
    const bytes = Buffer.concat([
      frame(1, 1, octet(65)),
      frame(2, 2),
      bodyFrame(3, ''),
      heartbeat(),
      bodyFrame(4, 'b'),
    ]);
    expect(parse([bytes])).toEqual(['1 1 A', '2 2 ', '3 3 ', '8 0 ', '3 4 b']);
  });

  it('may hold the frame-end octet', () => {
    const bytes = frame(1, 1, Buffer.alloc(50, 0xce));
    expect(parse([bytes])).toEqual([`1 1 ${'\xce'.repeat(50)}`]);
  });

  it('come out of chunks without a byte', () => {
    const empty = Buffer.alloc(0);
    expect(parse([empty, ...halves(frame(1, 1, short(7)), 3), empty, empty, bodyFrame(1, 'x')])).toEqual([
      '1 1 \0\x07',
      '3 1 x',
    ]);
    expect(parse([frame(3, 1, octet(65)).subarray(0, 7), empty, octet(65), empty, octet(0xce)])).toEqual(['3 1 A']);
  });
});

describe('a frame without its end octet', () => {
  const method = methodFrame(1, 20, 10, shortstr('longer than sixteen octets'));

  it('is refused with the first octets of its payload', () => {
    const error = expectConnectionError(() => parse([withEnd(method, 7)]), 501);
    const octets = [...method.subarray(7, 23)].join(',');
    expect(error.replyText).toBe(`FRAME_ERROR - type 1, first 16 octets = <<${octets}>>: {invalid_frame_end_marker,7}`);
  });

  it('is refused with all its octets when they are few', () => {
    const error = expectConnectionError(() => parse([withEnd(frame(1, 1, octet(1), octet(2)), 0)]), 501);
    expect(error.replyText).toBe('FRAME_ERROR - type 1, all octets = <<1,2>>: {invalid_frame_end_marker,0}');
  });

  it.each([1, 2, 3, 8])('is refused wherever it is cut: type %d', (type) => {
    const bytes = withEnd(frame(type, 1, Buffer.from('payload')), 0xcd);
    for (let cut = 0; cut < bytes.length; cut++) {
      const error = expectConnectionError(() => parse(halves(bytes, cut)), 501);
      expect(error.replyText).toMatch(/^FRAME_ERROR - type \d, .*: \{invalid_frame_end_marker,205\}$/);
    }
  });
});

describe('a frame larger than frame-max', () => {
  const head = (type: number, size: number): Buffer => Buffer.concat([octet(type), short(1), long(size)]);

  it.each([1, 2, 3, 8])('is refused at its head, wherever that is cut: type %d', (type) => {
    const bytes = head(type, FRAME_MAX + 1);
    for (let cut = 0; cut < bytes.length; cut++) {
      const error = expectConnectionError(() => parse(halves(bytes, cut)), 501);
      expect(error.replyText).toBe(
        `FRAME_ERROR - type ${type}, all octets = <<>>: {frame_too_large,${FRAME_MAX + 1},${FRAME_MAX - 8}}`,
      );
    }
  });

  it('passes by eight octets, which several clients forget to count', () => {
    expect(parse([frame(1, 1, Buffer.alloc(FRAME_MAX))])).toHaveLength(1);
    expect(parse([bodyFrame(1, Buffer.alloc(FRAME_MAX))])).toHaveLength(1);
  });

  it('of 4 GiB costs no memory', () => {
    expectConnectionError(() => parse([head(1, 0xffffffff)]), 501);
  });

  it('is judged by the limit of the moment', () => {
    const list = new FrameList();
    const parser = new FrameParser(list, FRAME_MAX);
    parser.setFrameMax(2 * FRAME_MAX);
    parser.push(frame(1, 1, Buffer.alloc(2 * FRAME_MAX)));
    parser.setFrameMax(FRAME_MAX);
    expectConnectionError(() => parser.push(frame(1, 1, Buffer.alloc(2 * FRAME_MAX))), 501);
    expect(list.frames).toHaveLength(1);
  });

  it('is judged by a limit that the frame before it in the chunk has set', () => {
    const frames: number[] = [];
    const receiver: FrameReceiver = {
      frame: (...[, , , start, end]) => {
        frames.push(end - start);
        parser.setFrameMax(2 * FRAME_MAX);
      },
      bodyPart: () => undefined,
      bodyPartsEnd: () => undefined,
    };
    const parser = new FrameParser(receiver, FRAME_MAX);
    parser.push(Buffer.concat([frame(1, 0), frame(1, 1, Buffer.alloc(2 * FRAME_MAX))]));
    expect(frames).toEqual([0, 2 * FRAME_MAX]);
  });
});

describe('a frame of an unknown type', () => {
  const known = [1, 2, 3, 8];
  const unknown = Array.from({ length: 256 }, (_, i) => i).filter((type) => !known.includes(type));

  it('is refused, all of them', () => {
    for (const type of unknown) {
      const error = expectConnectionError(() => parse([frame(type, 1)]), 501);
      expect(error.replyText).toMatch(new RegExp(`^FRAME_ERROR - type ${type}, .*: unknown_frame$`));
    }
  });

  it('is refused wherever it is cut', () => {
    const bytes = frame(4, 1, Buffer.from('payload'));
    for (let cut = 0; cut < bytes.length; cut++) expectConnectionError(() => parse(halves(bytes, cut)), 501);
  });

  it('is refused once the frames before it are through', () => {
    const list = new FrameList();
    const parser = new FrameParser(list, FRAME_MAX);
    expectConnectionError(() => parser.push(Buffer.concat([frame(1, 1), frame(8, 0), frame(7, 0)])), 501);
    expect(list.frames).toEqual(['1 1 ', '8 0 ']);
  });
});
