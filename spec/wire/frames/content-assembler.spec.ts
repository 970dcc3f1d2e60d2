/**
 * Frames that come where no such frame may come, in RabbitMQ's words; and what a closing channel forgives.
 */
import { describe, expect, it } from '@jest/globals';
import {
  bodyFrame,
  frame,
  headerFrame,
  heartbeat,
  long,
  longlong,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
} from '../../support/amqp-bytes.js';
import { type ChannelState, WireRecording } from '../../support/recorded-commands.js';
import { expectConnectionError } from '../../support/thrown.js';

const header = headerFrame(1, 5);
const body = bodyFrame(1, 'hello');
const method = methodFrame(1, 90, 10);
const aboutPublish = { classId: 60, methodId: 40 };

/** A header frame that says whatever it is told. */
const oddHeader = (classId: number, weight: number, bodySize: number | bigint): Buffer =>
  frame(2, 1, short(classId), short(weight), longlong(bodySize), short(0));

function recordingIn(state: ChannelState): WireRecording {
  const recording = new WireRecording();
  recording.recorder.states.set(1, state);
  return recording;
}

describe('a frame out of sequence', () => {
  it.each([
    ['a header without a method', [header], 'expected method frame, got non method frame instead'],
    ['a body without a method', [body], 'expected method frame, got non method frame instead'],
    [
      'a header behind a method without content',
      [method, header],
      'expected method frame, got non method frame instead',
    ],
    [
      'a body where its header should be',
      [publish(1, '', 'q'), body],
      'expected content header for class 60, got non content header frame instead',
    ],
    [
      'a method where a header should be',
      [publish(1, '', 'q'), method],
      'expected content header for class 60, got non content header frame instead',
    ],
    [
      'a second publish where a header should be',
      [publish(1, '', 'q'), publish(1, '', 'q')],
      'expected content header for class 60, got non content header frame instead',
    ],
    [
      'a method where a body should be',
      [publish(1, '', 'q'), header, method],
      'expected content body, got non content body frame instead',
    ],
    [
      'a second header',
      [publish(1, '', 'q'), header, header],
      'expected content body, got non content body frame instead',
    ],
    [
      'a body behind a complete one',
      [publish(1, '', 'q'), header, body, bodyFrame(1, '')],
      'expected method frame, got non method frame instead',
    ],
    [
      'an empty body frame behind an empty body',
      [publish(1, '', 'q'), headerFrame(1, 0), bodyFrame(1, '')],
      'expected method frame, got non method frame instead',
    ],
  ])('is refused: %s', (_, frames, text) => {
    const bytes = Buffer.concat(frames);
    // Cut at every byte of the last frame.
    for (let cut = bytes.length - frames.at(-1)!.length; cut < bytes.length; cut++) {
      const push = (): unknown => new WireRecording().push(bytes.subarray(0, cut), bytes.subarray(cut));
      expect(expectConnectionError(push, 505).replyText).toBe(`UNEXPECTED_FRAME - ${text}`);
    }
  });

  it('names the method whose content it is not', () => {
    const push = (): unknown => new WireRecording().push(publish(1, '', 'q'), method);
    expect(expectConnectionError(push, 505).failingMethod).toMatchObject(aboutPublish);
  });

  it('on channel 0 is refused', () => {
    expectConnectionError(() => new WireRecording().push(headerFrame(0, 5)), 505);
    expectConnectionError(() => new WireRecording().push(bodyFrame(0, 'x')), 505);
    expectConnectionError(() => new WireRecording().push(publish(0, '', 'q')), 503);
  });

  it('on one channel says nothing of another', () => {
    const recording = new WireRecording().push(publish(1, '', 'q'), methodFrame(2, 90, 10), header, body);
    expect(recording.lines).toHaveLength(2);
  });
});

describe('a heartbeat', () => {
  it('is told', () => {
    expect(new WireRecording().push(heartbeat()).lines).toEqual(['heartbeat']);
  });

  it('anywhere but on channel 0 is refused', () => {
    expectConnectionError(() => new WireRecording().push(frame(8, 1)), 505);
  });

  it('with a payload is refused', () => {
    expectConnectionError(() => new WireRecording().push(frame(8, 0, octet(0))), 501);
  });
});

describe('a method frame', () => {
  it('with more than its method is refused', () => {
    for (const bits of [methodFrame(1, 90, 10, octet(0)), methodFrame(1, 60, 80, longlong(1), short(0))]) {
      expectConnectionError(() => new WireRecording().push(bits), 501);
    }
    const longer = methodFrame(1, 60, 40, short(0), shortstr(''), shortstr('q'), short(0));
    expect(expectConnectionError(() => new WireRecording().push(longer), 501).failingMethod).toMatchObject(
      aboutPublish,
    );
  });

  it('with less than its method is refused', () => {
    expectConnectionError(() => new WireRecording().push(methodFrame(1, 60, 80, long(1))), 501);
    expectConnectionError(() => new WireRecording().push(frame(1, 1, octet(0))), 501);
    expectConnectionError(() => new WireRecording().push(frame(1, 1)), 501);
  });
});

describe('a content header', () => {
  const pushHeader = (bytes: Buffer) => (): unknown => new WireRecording().push(publish(1, '', 'q'), bytes);

  it('of another class is refused', () => {
    const error = expectConnectionError(pushHeader(oddHeader(50, 0, 5)), 505);
    expect(error.replyText).toBe(
      'UNEXPECTED_FRAME - expected content header for class 60, got one for class 50 instead',
    );
    expect(error.failingMethod).toMatchObject(aboutPublish);
  });

  it('with a weight is refused', () => {
    const error = expectConnectionError(pushHeader(oddHeader(60, 1, 5)), 501);
    expect(error.failingMethod).toMatchObject(aboutPublish);
  });

  it('that ends early is refused at every byte', () => {
    const payload = oddHeader(60, 0, 5).subarray(7, -1);
    for (let length = 0; length < payload.length; length++) {
      expectConnectionError(pushHeader(frame(2, 1, payload.subarray(0, length))), 501);
    }
  });

  it('with malformed properties is refused once its body is there', () => {
    const malformed = headerFrame(1, 5, Buffer.concat([short(0x8000), shortstr('text'), octet(1)]));
    expectConnectionError(() => new WireRecording().push(publish(1, '', 'q'), malformed, body), 501);
    expectConnectionError(() => new WireRecording().push(Buffer.concat([publish(1, '', 'q'), malformed, body])), 501);
  });
});

describe('a body', () => {
  it.each([
    ['in one frame', [bodyFrame(1, 'hello!')]],
    ['in two frames', [bodyFrame(1, 'hell'), bodyFrame(1, 'oh')]],
  ])('longer than its header says is refused: %s', (_, frames) => {
    const bytes = Buffer.concat([publish(1, '', 'q'), header, ...frames]);
    for (let cut = 0; cut < bytes.length; cut++) {
      const push = (): unknown => new WireRecording().push(bytes.subarray(0, cut), bytes.subarray(cut));
      const error = expectConnectionError(push, 501);
      expect(error.replyText).toBe('FRAME_ERROR - content body frame exceeds remaining content size');
      expect(error.failingMethod).toMatchObject(aboutPublish);
    }
  });
});

describe('content on a channel that is not open', () => {
  it.each([
    ['a publish', publish(1, '', 'q')],
    ['a header', header],
    ['a body', body],
    ['an empty body', bodyFrame(1, '')],
  ])('is refused: %s', (_, bytes) => {
    for (let cut = 0; cut < bytes.length; cut++) {
      const push = (): unknown => recordingIn('closed').push(bytes.subarray(0, cut), bytes.subarray(cut));
      expect(expectConnectionError(push, 504).replyText).toBe("CHANNEL_ERROR - expected 'channel.open'");
    }
  });
});

describe('a channel that is closed and forgotten', () => {
  it('takes no content, not even what it took before', () => {
    const recording = new WireRecording().push(publish(1, '', 'q'), header, body);
    recording.assembler.forget(1);
    recording.recorder.states.set(1, 'closed');
    expectConnectionError(() => recording.push(publish(1, '', 'q')), 504);
  });
});

describe('a closing channel', () => {
  const closeOk = methodFrame(1, 20, 41);

  it('may leave content unfinished', () => {
    for (const begun of [[publish(1, '', 'q')], [publish(1, '', 'q'), header], [publish(1, '', 'q'), header, body]]) {
      const recording = new WireRecording().push(...begun.slice(0, 2));
      recording.recorder.states.set(1, 'closing');
      recording.push(closeOk);
      expect(recording.lines.at(-1)).toBe('1 {"name":"channel.close-ok"}');
    }
  });

  it('may go on with content that nobody waits for', () => {
    const stray = Buffer.concat([header, body, bodyFrame(1, ''), header, closeOk]);
    for (let cut = 0; cut <= stray.length; cut++) {
      const recording = recordingIn('closing').push(stray.subarray(0, cut), stray.subarray(cut));
      expect(recording.lines).toEqual(['1 {"name":"channel.close-ok"}']);
    }
  });

  it('does not keep the others from their content', () => {
    const recording = recordingIn('closing').push(publish(1, '', 'q'), publish(2, '', 'q'), header, headerFrame(2, 1));
    recording.push(bodyFrame(1, 'hel'), bodyFrame(2, 'x'), closeOk);
    expect(recording.lines.map((line) => line.slice(0, 2))).toEqual(['2 ', '1 ']);
  });

  it('starts anew when its number is used again', () => {
    const recording = new WireRecording().push(publish(1, '', 'q'), header, bodyFrame(1, 'hel'));
    recording.assembler.forget(1);
    recording.push(publish(1, '', 'other'), headerFrame(1, 1), bodyFrame(1, '!'));
    expect(recording.lines).toHaveLength(1);
    expect(recording.lines[0]).toMatch(/"routingKey":"other".* 1 false !$/);
  });
});
