/**
 * A socket cuts the stream where it likes: however a recorded session arrives, the same commands come out.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SESSION_COMMANDS, SESSION_FRAME_MAX, clientSession } from '../../support/client-session.js';
import { WireRecording } from '../../support/recorded-commands.js';

const record = (...chunks: readonly Buffer[]): readonly string[] =>
  new WireRecording({}, SESSION_FRAME_MAX).push(...chunks).lines;

const whole = record(clientSession);
const expected = whole.join('\n');

/** Compares as one text, which is quick, and line by line only to show a difference. */
function expectSame(lines: readonly string[]): void {
  if (lines.join('\n') !== expected) expect(lines).toEqual(whole);
}

function cutAt(places: readonly number[]): readonly Buffer[] {
  const bounds = [0, ...[...places].sort((a, b) => a - b), clientSession.length];
  return bounds.slice(1).map((end, i) => clientSession.subarray(bounds[i], end));
}

describe('a session in one chunk', () => {
  it('gives every command', () => {
    expect(whole).toHaveLength(SESSION_COMMANDS);
  });

  it('gives them as they were sent', () => {
    const names = whole.map((line) => /"name":"([^"]+)"/.exec(line)?.[1] ?? line);
    expect(names).toEqual([
      ...['connection.start-ok', 'connection.tune-ok', 'connection.open', 'channel.open', 'channel.open'],
      ...['queue.declare', 'queue.bind', 'basic.qos', 'basic.consume', 'confirm.select'],
      ...Array<string>(5).fill('basic.publish'),
      ...['heartbeat', 'heartbeat', 'basic.publish', 'basic.publish', 'basic.get', 'basic.publish'],
      ...['basic.ack', 'basic.ack', 'basic.nack', 'basic.reject', 'heartbeat', 'channel.close', 'connection.close'],
    ]);
    expect(whole[17]).toMatch(/^2 .*"routingKey":"two".* 12 true second body!$/);
    expect(whole[18]).toMatch(/^1 .*"routingKey":"one".* 10 false abcdefghij$/);
  });
});

describe('the same session', () => {
  it('in two chunks, cut at every byte', () => {
    for (let cut = 0; cut <= clientSession.length; cut++) expectSame(record(...cutAt([cut])));
    expect(clientSession.length).toBeGreaterThan(8192);
  });

  it('in three chunks, cut anywhere', () => {
    const place = fc.nat(clientSession.length);
    fc.assert(
      fc.property(place, place, (one, other) => expectSame(record(...cutAt([one, other])))),
      { numRuns: 1000 },
    );
  });

  it('in three chunks, the one between being of a few bytes', () => {
    const place = fc.nat(clientSession.length - 12);
    fc.assert(
      fc.property(place, fc.nat(12), (from, length) => expectSame(record(...cutAt([from, from + length])))),
      { numRuns: 1000 },
    );
  });

  it('in many chunks, cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(clientSession.length), { maxLength: 200 }), (places) =>
        expectSame(record(...cutAt(places))),
      ),
      { numRuns: 500 },
    );
  });

  it.each([1, 2, 3, 7, 8, 9, 100, 4095, 4096, 4097])('in chunks of %d bytes', (size) => {
    const places = Array.from({ length: Math.floor(clientSession.length / size) }, (_, i) => i * size);
    const { lines, recorder } = new WireRecording({}, SESSION_FRAME_MAX).push(...cutAt(places));
    expect(lines).toEqual(whole);
    // What came early is still the same when the session is over.
    const bodies = recorder.contents.map((content) => content.body().toString('latin1'));
    const publishes = whole.filter((line) => line.includes('"basic.publish"'));
    expect(bodies).toHaveLength(publishes.length);
    expect(publishes.every((line, i) => line.endsWith(` ${bodies[i]!}`))).toBe(true);
  });
});
