/**
 * Generators of messages: any names, any properties, bodies in every form that content can have.
 */
import fc from 'fast-check';
import { Message } from '../../src/core/message.js';
import { Content } from '../../src/wire/content/content.js';
import { encodeProperties } from '../../src/wire/content/properties.js';
import { Writer } from '../../src/wire/values/writer.js';
import { bodyFrame, headerFrame } from './amqp-bytes.js';
import { arbitraryBytes, arbitraryProperties, arbitraryShortstr } from './arbitrary-values.js';

const arbitraryPropertyBytes: fc.Arbitrary<Buffer> = arbitraryProperties.map((properties) => {
  const writer = new Writer();
  encodeProperties(writer, properties);
  return Buffer.from(writer.written());
});

/** Mostly small, some larger than a block of a chunk. */
const arbitraryBody: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 6, arbitrary: arbitraryBytes(100) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 10_000 }), fc.nat(255))
      .map(([size, octet]) => Buffer.alloc(size, octet)),
  },
);

const arbitraryContent: fc.Arbitrary<Content> = fc
  .record({
    form: fc.constantFrom('framed', 'borrowed', 'inParts'),
    channel: fc.integer({ min: 1, max: 65_535 }),
    properties: arbitraryPropertyBytes,
    body: arbitraryBody,
    before: arbitraryBytes(10),
    cuts: fc.array(fc.nat(), { maxLength: 3 }),
  })
  .map(({ form, channel, properties, body, before, cuts }) => {
    const header = headerFrame(channel, body.length, properties);
    if (form === 'inParts') return Content.inParts(header, pieces(body, cuts));
    const frames = body.length === 0 ? [] : [bodyFrame(channel, body)];
    const bytes = Buffer.concat([before, header, ...frames, before]);
    const headerEnd = before.length + header.length;
    return Content[form](bytes, before.length, headerEnd, bytes.length - before.length);
  });

export const arbitraryMessage: fc.Arbitrary<Message> = fc
  .tuple(arbitraryShortstr, arbitraryShortstr, arbitraryContent)
  .map(([exchange, routingKey, content]) => new Message(exchange, routingKey, content));

/** Neighbours often have the same names. */
export const arbitraryMessages: fc.Arbitrary<readonly Message[]> = fc
  .array(arbitraryShortstr, { minLength: 1, maxLength: 3 })
  .chain((names) => {
    const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...names) }, arbitraryShortstr);
    const message = fc.tuple(name, name, arbitraryContent);
    return fc.array(
      message.map(([exchange, routingKey, content]) => new Message(exchange, routingKey, content)),
      { maxLength: 30 },
    );
  });

function pieces(body: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const ends = [...cuts.map((cut) => cut % (body.length + 1)), body.length].sort((a, b) => a - b);
  let start = 0;
  return ends.map((end) => {
    const piece = body.subarray(start, end);
    start = end;
    return piece;
  });
}
