/**
 * However the network cuts a hostile stream, the broker makes the same of it: no complaint is met or missed
 * because a frame straddles chunks.
 *
 * Streams without an expected ending are left out: they may settle deliveries that they have not got, and
 * whether those were under way by then does depend on the chunks.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesUntil, hostileLimits } from '../support/hostile-phases.js';
import { families } from '../support/hostile-streams.js';
import { Random } from '../support/random.js';
import { judgeServerStream } from '../support/server-stream.js';
import { SocketlessBroker } from '../support/socketless-broker.js';

const RUNS = 20;

/** A broker of its own each time: what a stream leaves behind must not meet it again. */
async function endingOf(chunks: readonly Buffer[]): Promise<string> {
  const broker = new SocketlessBroker(hostileLimits);
  const { socket } = broker.connect();
  await broker.endOfTurn();
  for (const chunk of chunks) socket.arrive(chunk);
  await broker.endOfTurn();
  const ending = judgeServerStream(socket.written);
  socket.destroy();
  expect(broker.bugs).toEqual([]);
  return ending;
}

function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const pieces = cuts.slice(1).map((to, index) => Buffer.from(bytes.subarray(cuts[index], to)));
  return pieces.filter((piece) => piece.length > 0);
}

const expecting = families.filter(([, make]) => make(new Random(1)).expected !== undefined);

describe.each(expecting)('%s', (_name, make) => {
  it('ends the same way in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), async (seed, places) => {
        const { phase, bytes, expected } = make(new Random(seed));
        expect(await endingOf([bytesUntil(phase), bytes])).toBe(expected);
        expect(await endingOf([bytesUntil(phase), ...cut(bytes, places)])).toBe(expected);
      }),
      { numRuns: RUNS },
    );
  });
});
