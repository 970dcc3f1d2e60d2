/**
 * What a publisher sends goes out to a consumer as it came, however it was cut on the way in, at once
 * or kept for later: header and body are passed on as bytes, so that a slip by one octet breaks frames.
 */
import { describe, expect, it } from '@jest/globals';
import { Arena } from '../../../src/wire/content/arena.js';
import { BlockPool } from '../../../src/wire/frames/block-pool.js';
import { FrameWriter } from '../../../src/wire/frames/frame-writer.js';
import { bodyFrame, headerFrame, heartbeat, octet, publish, short } from '../../support/amqp-bytes.js';
import { WireRecording } from '../../support/recorded-commands.js';

const properties = Buffer.concat([short(0x1000), octet(2)]);
const method = { name: 'basic.publish', exchange: '', routingKey: 'q', mandatory: false, immediate: false } as const;
const header = headerFrame(1, 6, properties);

/** What is to go out for a body: one frame, on another channel. */
const forwarded = (body: string): Buffer => {
  const head = Buffer.concat([publish(0x0203, '', 'q'), headerFrame(0x0203, body.length, properties)]);
  return body === '' ? head : Buffer.concat([head, bodyFrame(0x0203, body)]);
};

function send(recording: WireRecording): Buffer {
  const writer = new FrameWriter(new BlockPool());
  for (const content of recording.recorder.contents) writer.methodWithContent(0x0203, method, content);
  return Buffer.concat(writer.take().map(({ bytes }) => bytes));
}

describe.each([
  ['an empty body', [headerFrame(1, 0, properties)], ''],
  ['a body in one frame', [header, bodyFrame(1, 'abcdef')], 'abcdef'],
  ['a body in many frames', [header, bodyFrame(1, 'ab'), bodyFrame(1, ''), bodyFrame(1, 'cdef')], 'abcdef'],
  ['a body with an empty frame before it', [header, bodyFrame(1, ''), bodyFrame(1, 'abcdef')], 'abcdef'],
  ['a heartbeat between header and body', [header, heartbeat(), bodyFrame(1, 'abcdef')], 'abcdef'],
])('content with %s', (_, frames, body) => {
  const stream = Buffer.concat([publish(1, '', 'q'), ...frames]);
  // The same twice, so that the second stands behind the first in what the two have in common.
  const twice = Buffer.concat([stream, stream]);
  const expected = Buffer.concat([forwarded(body), forwarded(body)]);

  it('goes out as it came', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const recording = new WireRecording().push(twice.subarray(0, cut), twice.subarray(cut));
      expect(send(recording)).toEqual(expected);
    }
  });

  it('goes out as it came when it was kept', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const recording = new WireRecording().push(twice.subarray(0, cut), twice.subarray(cut));
      const arena = new Arena();
      arena.reserve(3);
      const { contents } = recording.recorder;
      for (const content of contents) content.retain(arena);
      expect(contents.map(({ start, end, byteLength }) => end - start === byteLength)).toEqual([true, true]);
      expect(send(recording)).toEqual(expected);
    }
  });
});
