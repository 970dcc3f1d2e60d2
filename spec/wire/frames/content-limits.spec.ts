/**
 * What a peer can make the assembler hold is bounded, and what is too large is read and thrown away.
 */
import { describe, expect, it } from '@jest/globals';
import { bodyFrame, bodyFrames, headerFrame, methodFrame, publish } from '../../support/amqp-bytes.js';
import { WireRecording } from '../../support/recorded-commands.js';
import { expectConnectionError } from '../../support/thrown.js';

const limits = { bodySizeMax: 1000, bodySizeRefused: 5000, unfinishedBytesMax: 3000 };
const aboutPublish = { classId: 60, methodId: 40 };

const begin = (channel: number, bodySize: number): Buffer =>
  Buffer.concat([publish(channel, '', 'q'), headerFrame(channel, bodySize)]);

const routingKeys = (recording: WireRecording): (string | undefined)[] =>
  recording.lines.map((line) => /"routingKey":"([^"]*)"/.exec(line)?.[1]);

describe('a body that is refused for its size', () => {
  it('ends the connection at its header', () => {
    const error = expectConnectionError(() => new WireRecording(limits).push(begin(1, 5001)), 501);
    expect(error.replyText).toBe('FRAME_ERROR - content body size 5001 exceeds maximum allowed size 5000');
    expect(error.failingMethod).toMatchObject(aboutPublish);
  });

  it('may be as large as 64 bits say', () => {
    const header = headerFrame(1, 0);
    header.fill(0xff, 7 + 4, 7 + 12);
    expectConnectionError(() => new WireRecording(limits).push(publish(1, '', 'q'), header), 501);
  });
});

describe('a body that is too large', () => {
  const body = Buffer.alloc(5000, 'x');
  const oversized =
    '1 {"name":"basic.publish","exchange":"","routingKey":"q","mandatory":false,"immediate":false} oversized';

  it.each([1001, 5000])('of %d bytes is thrown away and told', (size) => {
    const frames = bodyFrames(1, body.subarray(0, size), 700);
    const stream = Buffer.concat([begin(1, size), frames, methodFrame(1, 90, 10)]);
    for (let cut = 0; cut < stream.length; cut += 13) {
      const recording = new WireRecording(limits).push(stream.subarray(0, cut), stream.subarray(cut));
      expect(recording.lines).toEqual([`${oversized} ${size}`, '1 {"name":"tx.select"}']);
    }
  });

  it('in a single frame is thrown away as well', () => {
    const stream = Buffer.concat([begin(1, 1001), bodyFrame(1, body.subarray(0, 1001))]);
    expect(new WireRecording(limits).push(stream).lines).toEqual([`${oversized} 1001`]);
  });

  it('counts for nothing among the unfinished', () => {
    const recording = new WireRecording(limits);
    for (let channel = 1; channel <= 5; channel++)
      recording.push(begin(channel, 5000), bodyFrame(channel, body.subarray(1)));
    expect(recording.lines).toEqual([]);
  });

  it('by one byte less is taken', () => {
    const recording = new WireRecording(limits).push(begin(1, 1000), bodyFrame(1, body.subarray(0, 1000)));
    expect(recording.recorder.contents[0]!.body().equals(body.subarray(0, 1000))).toBe(true);
  });
});

describe('unfinished bodies', () => {
  const most = Buffer.alloc(900, 'x');
  /** Each leaves 900 bytes of a body of 1000 waiting. */
  const leave = (channel: number): Buffer => Buffer.concat([begin(channel, 1000), bodyFrame(channel, most)]);
  const finish = (channel: number): Buffer => bodyFrame(channel, Buffer.alloc(100, 'y'));

  it('are bounded over all channels', () => {
    const recording = new WireRecording(limits).push(leave(1), leave(2), leave(3));
    const error = expectConnectionError(() => recording.push(leave(4)), 506);
    expect(error.failingMethod).toMatchObject(aboutPublish);
  });

  it('are bounded however they are cut', () => {
    const stream = Buffer.concat([leave(1), leave(2), leave(3), leave(4)]);
    const recording = new WireRecording(limits);
    expectConnectionError(() => {
      for (const octet of stream) recording.push(Buffer.of(octet));
    }, 506);
  });

  it('make room when they are finished', () => {
    const recording = new WireRecording(limits);
    for (let round = 0; round < 10; round++)
      recording.push(leave(1), leave(2), leave(3), finish(2), finish(3), finish(1));
    expect(routingKeys(recording)).toEqual(Array<string>(30).fill('q'));
    // And no more room than there was.
    recording.push(leave(1), leave(2), leave(3));
    expectConnectionError(() => recording.push(leave(4)), 506);
  });

  it('make room when their channel is forgotten', () => {
    const recording = new WireRecording(limits);
    for (let round = 0; round < 10; round++) {
      recording.push(leave(1), leave(2), leave(3));
      for (const channel of [1, 2, 3]) recording.assembler.forget(channel);
    }
    expect(recording.lines).toEqual([]);
  });

  it('make room when a closing channel leaves them', () => {
    const recording = new WireRecording(limits);
    for (let round = 0; round < 10; round++) {
      recording.recorder.states.set(1, 'open');
      recording.push(leave(1), leave(2));
      recording.recorder.states.set(1, 'closing');
      recording.push(methodFrame(1, 20, 41), finish(2));
    }
    expect(recording.lines).toHaveLength(20);
  });
});

describe('headers that wait for their bodies', () => {
  it('on many channels do not each keep their chunk', () => {
    const recording = new WireRecording({ unfinishedBytesMax: 100_000 });
    const push = (): void => {
      for (let channel = 1; channel <= 65_535; channel++) recording.push(begin(channel, 10));
    };
    expectConnectionError(push, 506);
  });
});
