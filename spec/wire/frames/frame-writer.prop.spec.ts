/**
 * For any deliveries in any order: the bytes are those of the dumb builder, and our own parser reads
 * from them what went in.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Content } from '../../../src/wire/content/content.js';
import { type BasicProperties, encodeProperties } from '../../../src/wire/content/properties.js';
import { BlockPool } from '../../../src/wire/frames/block-pool.js';
import { FrameWriter } from '../../../src/wire/frames/frame-writer.js';
import { encodeText } from '../../../src/wire/values/text.js';
import { Writer } from '../../../src/wire/values/writer.js';
import {
  bodyFrame,
  bodyFrames,
  headerFrame,
  heartbeat,
  longlong,
  methodFrame,
  octet,
  shortstr,
} from '../../support/amqp-bytes.js';
import { arbitraryProperties, arbitraryShortstr } from '../../support/arbitrary-values.js';
import { unevenBytes } from '../../support/client-session.js';
import { WireRecording } from '../../support/recorded-commands.js';

const bodies = unevenBytes(50_000);

/** Now the same, now another: consecutive deliveries to one consumer take a shorter way. */
const arbitraryName = fc.oneof(fc.constantFrom('', 'a', 'b'), arbitraryShortstr);

interface ArbitraryDelivery {
  readonly channel: number;
  readonly consumerTag: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly deliveryTag: number;
  readonly redelivered: boolean;
  readonly properties: BasicProperties;
  readonly body: Buffer;
  /** Where the body is cut in parts; none for a body that stands in its frame. */
  readonly cuts: readonly number[] | undefined;
}

const arbitraryDelivery: fc.Arbitrary<ArbitraryDelivery> = fc.record({
  channel: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 0xffff })),
  consumerTag: arbitraryName,
  exchange: arbitraryName,
  routingKey: arbitraryName,
  deliveryTag: fc.oneof(fc.nat(3), fc.maxSafeNat()),
  redelivered: fc.boolean(),
  properties: arbitraryProperties,
  body: fc
    .oneof(
      fc.nat(50),
      fc.integer({ min: 4080, max: 4096 }),
      fc.integer({ min: 8180, max: 8200 }),
      fc.nat(bodies.length),
    )
    .map((size) => bodies.subarray(0, size)),
  cuts: fc.option(fc.array(fc.nat(bodies.length), { maxLength: 4 }), { nil: undefined }),
});

function encodedProperties({ properties }: ArbitraryDelivery): Buffer {
  const writer = new Writer();
  encodeProperties(writer, properties);
  return writer.written();
}

function contentOf(delivery: ArbitraryDelivery): Content {
  const { body, cuts } = delivery;
  // As it came from its publisher, on another channel.
  const header = headerFrame(999, body.length, encodedProperties(delivery));
  if (cuts === undefined) {
    const bytes = body.length === 0 ? header : Buffer.concat([header, bodyFrame(999, body)]);
    return Content.framed(bytes, 0, header.length, bytes.length);
  }
  const bounds = [0, ...cuts.map((cut) => Math.min(cut, body.length)).sort((a, b) => a - b), body.length];
  return Content.inParts(
    header,
    bounds.slice(1).map((end, i) => body.subarray(bounds[i], end)),
  );
}

function dumbDelivery(delivery: ArbitraryDelivery, frameMax: number): Buffer {
  const { channel, consumerTag, exchange, routingKey, deliveryTag, redelivered, body } = delivery;
  return Buffer.concat([
    methodFrame(
      channel,
      60,
      60,
      shortstr(encodeText(consumerTag)),
      longlong(deliveryTag),
      octet(redelivered ? 1 : 0),
      shortstr(encodeText(exchange)),
      shortstr(encodeText(routingKey)),
    ),
    headerFrame(channel, body.length, encodedProperties(delivery)),
    bodyFrames(channel, body, frameMax - 8),
  ]);
}

function write(writer: FrameWriter, deliveries: readonly ArbitraryDelivery[]): Buffer {
  for (const delivery of deliveries) {
    const { channel, consumerTag, deliveryTag, redelivered, exchange, routingKey } = delivery;
    const message = { exchange, routingKey, content: contentOf(delivery) };
    writer.deliver(channel, consumerTag, { deliveryTag, redelivered, message });
    writer.heartbeat();
  }
  const { byteLength } = writer;
  const bytes = Buffer.concat(writer.take().map((piece) => piece.bytes));
  expect(bytes).toHaveLength(byteLength);
  return bytes;
}

const arbitraryDeliveries = fc.array(arbitraryDelivery, { maxLength: 12 });
const arbitraryFrameMax = fc.constantFrom(4096, 5000, 131_072);

describe('deliveries', () => {
  it('are written as the dumb builder writes them, turn after turn', () => {
    const pool = new BlockPool();
    fc.assert(
      fc.property(fc.array(arbitraryDeliveries, { maxLength: 3 }), arbitraryFrameMax, (turns, frameMax) => {
        const writer = new FrameWriter(pool);
        writer.frameMax = frameMax;
        for (const deliveries of turns) {
          const expected = deliveries.flatMap((delivery) => [dumbDelivery(delivery, frameMax), heartbeat()]);
          expect(write(writer, deliveries).equals(Buffer.concat(expected))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(arbitraryDeliveries, arbitraryFrameMax, (deliveries, frameMax) => {
        const writer = new FrameWriter(new BlockPool());
        writer.frameMax = frameMax;
        const { recorder } = new WireRecording({}, frameMax).push(write(writer, deliveries));
        expect(recorder.lines).toHaveLength(2 * deliveries.length);
        for (const [i, content] of recorder.contents.entries()) {
          const { body, properties, channel } = deliveries[i]!;
          expect(recorder.lines[2 * i]!.startsWith(`${channel} {"name":"basic.deliver",`)).toBe(true);
          expect(content.body().equals(body)).toBe(true);
          expect(content.properties()).toEqual(properties);
        }
      }),
      { numRuns: 100 },
    );
  });
});
