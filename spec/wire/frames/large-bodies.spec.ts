/**
 * A body of many chunks is kept in parts: complete, in order, and without pinning much more memory
 * than its own size.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyFrames, headerFrame, publish } from '../../support/amqp-bytes.js';
import { unevenBytes } from '../../support/client-session.js';
import { WireRecording } from '../../support/recorded-commands.js';

const KIB = 1024;
const FRAME_MAX = 128 * KIB;
const body = unevenBytes(300 * KIB);
const message = (channel: number): Buffer =>
  Buffer.concat([
    publish(channel, '', 'q'),
    headerFrame(channel, body.length),
    bodyFrames(channel, body, FRAME_MAX - 8),
  ]);

function chunks(stream: Buffer, size: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(stream.length / size) }, (_, i) => {
    const chunk = Buffer.allocUnsafeSlow(Math.min(size, stream.length - i * size));
    stream.copy(chunk, 0, i * size);
    return chunk;
  });
}

/** Bytes of all memory that these views keep from being freed. */
function pinnedBytes(views: readonly Buffer[]): number {
  return [...new Set(views.map(({ buffer }) => buffer))].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function expectOnlyContent(recording: WireRecording): void {
  const { contents } = recording.recorder;
  expect(contents).toHaveLength(1);
  const content = contents[0]!;
  expect(content.bodySize).toBe(body.length);
  expect(content.body().equals(body)).toBe(true);
}

describe('a body of 300 KiB in frames of 128 KiB', () => {
  it.each([64 * KIB, 16 * KIB, 1460, 64 * KIB + 1])('is kept in parts when it comes in chunks of %d bytes', (size) => {
    const recording = new WireRecording({}, FRAME_MAX).push(...chunks(message(1), size));
    expectOnlyContent(recording);
    const content = recording.recorder.contents[0]!;
    const parts = content.parts!;
    expect(Buffer.concat(parts).equals(body)).toBe(true);
    expect(parts.every(({ length }) => length > 0)).toBe(true);
    expect(content.byteLength).toBe(headerFrame(1, body.length).length + body.length);
    expect(pinnedBytes(parts)).toBeLessThan(2 * body.length);
  });

  it('comes out the same when it comes in one chunk', () => {
    expectOnlyContent(new WireRecording({}, FRAME_MAX).push(message(1)));
  });

  it('comes out the same however it is cut', () => {
    const stream = message(1);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(stream.length), { maxLength: 30 }), (places) => {
        const bounds = [0, ...places.sort((a, b) => a - b), stream.length];
        const cut = bounds.slice(1).map((end, i) => stream.subarray(bounds[i], end));
        expectOnlyContent(new WireRecording({}, FRAME_MAX).push(...cut));
      }),
      { numRuns: 100 },
    );
  });

  it('comes whole on two channels whose frames interleave', () => {
    const head = (channel: number): Buffer =>
      Buffer.concat([publish(channel, '', 'q'), headerFrame(channel, body.length)]);
    const stream = [head(1), head(2)];
    for (let at = 0; at < body.length; at += 5000) {
      const piece = body.subarray(at, at + 5000);
      stream.push(bodyFrames(1, piece, FRAME_MAX - 8), bodyFrames(2, piece, 999));
    }
    const { contents } = new WireRecording({}, FRAME_MAX).push(...chunks(Buffer.concat(stream), 64 * KIB)).recorder;
    expect(contents.map((content) => content.body().equals(body))).toEqual([true, true]);
  });
});

describe('a body that is just small enough to be put together', () => {
  it.each([16 * KIB - 1, 16 * KIB, 16 * KIB + 1])('of %d bytes comes whole', (size) => {
    const cut = body.subarray(0, size);
    const stream = Buffer.concat([publish(1, '', 'q'), headerFrame(1, size), bodyFrames(1, cut, 4088)]);
    const { contents } = new WireRecording().push(...chunks(stream, 1000)).recorder;
    expect(contents.map((content) => content.body().equals(cut))).toEqual([true]);
  });
});
