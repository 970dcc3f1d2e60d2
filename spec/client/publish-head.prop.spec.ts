/**
 * The frames of a message are those of the table's codec, whatever was written before.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PublishHead } from '../../src/client/publish/publish-head.js';
import { BlockPool } from '../../src/wire/frames/block-pool.js';
import { FrameWriter } from '../../src/wire/frames/frame-writer.js';
import { encodeProperties } from '../../src/wire/content/properties.js';
import { encodeMethod } from '../../src/wire/methods/codec.js';
import { Writer } from '../../src/wire/values/writer.js';
import { bodyFrames, frame, headerFrame } from '../support/amqp-bytes.js';
import { arbitraryProperties, arbitraryShortstr } from '../support/arbitrary-values.js';

const CHANNEL = 300;
const FRAME_MAX = 65_536;

const message = fc.record({
  exchange: fc.oneof(fc.constantFrom('', 'a'), arbitraryShortstr),
  routingKey: fc.oneof(fc.constantFrom('', 'k'), arbitraryShortstr),
  mandatory: fc.boolean(),
  properties: fc.oneof(fc.constant({ deliveryMode: 2 }), arbitraryProperties),
  bodySize: fc.oneof(fc.nat(100), fc.nat(100_000)),
  again: fc.boolean(),
});

it('writes what the table does', () => {
  const head = new PublishHead(CHANNEL);
  const frames = new FrameWriter(new BlockPool());
  frames.frameMax = FRAME_MAX;
  const writer = new Writer();
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), (messages) => {
      for (const { bodySize, properties, again, ...address } of messages) {
        const body = Buffer.alloc(bodySize, 'xyz');
        encodeMethod(writer.rewind(), { name: 'basic.publish', immediate: false, ...address });
        const method = frame(1, CHANNEL, Buffer.from(writer.written()));
        encodeProperties(writer.rewind(), properties);
        const header = headerFrame(CHANNEL, bodySize, Buffer.from(writer.written()));
        const expected = Buffer.concat([method, header, bodyFrames(CHANNEL, body, FRAME_MAX - 8)]);
        for (let times = again ? 2 : 1; times > 0; times--) {
          head.aim(address, { ...properties }, bodySize, FRAME_MAX);
          frames.framesWithBody(CHANNEL, head.bytes, head.length, body);
          expect(Buffer.concat(frames.take().map(({ bytes }) => bytes)).equals(expected)).toBe(true);
        }
        const tooLong = { ...address, routingKey: 'k'.repeat(256) };
        expect(() => head.aim(tooLong, properties, 0, FRAME_MAX)).toThrow(
          expect.objectContaining({ code: 'ERR_INVALID_OPTION' }),
        );
      }
    }),
    { numRuns: 40 },
  );
});
