/**
 * Frames as they go out: byte for byte those of the dumb builder, and large bodies by reference.
 */
import { describe, expect, it } from '@jest/globals';
import { Content } from '../../../src/wire/content/content.js';
import { BLOCK_BYTES, BlockPool } from '../../../src/wire/frames/block-pool.js';
import { FrameWriter, type OutputPiece } from '../../../src/wire/frames/frame-writer.js';
import {
  bodyFrame,
  bodyFrames,
  field,
  headerFrame,
  heartbeat,
  longlong,
  longstr,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
  table,
} from '../../support/amqp-bytes.js';
import { RecordingPool, expectBlocksBack } from '../../support/block-accounts.js';
import { unevenBytes } from '../../support/client-session.js';

const FRAME_MAX = 4096;
const persistent = Buffer.concat([short(0x1000), octet(2)]);
const joined = (pieces: readonly OutputPiece[]): Buffer => Buffer.concat(pieces.map(({ bytes }) => bytes));

function framed(channel: number, body: Buffer, properties = persistent): Content {
  const header = headerFrame(channel, body.length, properties);
  const bytes = body.length === 0 ? header : Buffer.concat([header, bodyFrame(channel, body)]);
  return Content.framed(bytes, 0, header.length, bytes.length);
}

const inParts = (...parts: Buffer[]): Content =>
  Content.inParts(headerFrame(1, Buffer.concat(parts).length, persistent), parts);

const deliver = (writer: FrameWriter, content: Content, deliveryTag = 1): void =>
  writer.deliver(0x1234, 'tag', {
    deliveryTag,
    redelivered: false,
    message: { exchange: 'x', routingKey: 'k', content },
  });

const delivered = (body: Buffer, payloadMax: number, deliveryTag = 1): Buffer =>
  Buffer.concat([
    methodFrame(0x1234, 60, 60, shortstr('tag'), longlong(deliveryTag), octet(0), shortstr('x'), shortstr('k')),
    headerFrame(0x1234, body.length, persistent),
    bodyFrames(0x1234, body, payloadMax),
  ]);

describe('a frame writer', () => {
  it('writes methods, heartbeats and methods with content', () => {
    const writer = new FrameWriter(new BlockPool());
    writer.method(0xabcd, { name: 'basic.cancel-ok', consumerTag: 'c' });
    writer.heartbeat();
    const returned = {
      name: 'basic.return',
      replyCode: 312,
      replyText: 'NO_ROUTE',
      exchange: 'x',
      routingKey: 'k',
    } as const;
    writer.methodWithContent(2, returned, framed(1, Buffer.from('body')));
    const expected = Buffer.concat([
      methodFrame(0xabcd, 60, 31, shortstr('c')),
      heartbeat(),
      methodFrame(2, 60, 50, short(312), shortstr('NO_ROUTE'), shortstr('x'), shortstr('k')),
      headerFrame(2, 4, persistent),
      bodyFrame(2, 'body'),
    ]);
    expect(writer.byteLength).toBe(expected.length);
    expect(joined(writer.take())).toEqual(expected);
    expect(writer.byteLength).toBe(0);
    expect(writer.take()).toEqual([]);
  });

  it('writes a content on channels of its own choice, and leaves it as it was', () => {
    const writer = new FrameWriter(new BlockPool());
    const content = framed(7, Buffer.from('body'));
    const before = Buffer.from(content.bytes);
    writer.methodWithContent(
      300,
      { name: 'basic.publish', exchange: '', routingKey: 'q', mandatory: false, immediate: false },
      content,
    );
    expect(joined(writer.take())).toEqual(
      Buffer.concat([publish(300, '', 'q'), headerFrame(300, 4, persistent), bodyFrame(300, 'body')]),
    );
    expect(content.bytes).toEqual(before);
  });

  it('writes a method larger than a block', () => {
    const pool = new BlockPool();
    const writer = new FrameWriter(pool);
    const newSecret = unevenBytes(BLOCK_BYTES + 10);
    writer.heartbeat();
    writer.method(0, { name: 'connection.update-secret', newSecret, reason: '' });
    writer.heartbeat();
    const pieces = writer.take();
    const secret = methodFrame(0, 10, 70, longstr(newSecret), shortstr(''));
    expect(joined(pieces).equals(Buffer.concat([heartbeat(), secret, heartbeat()]))).toBe(true);
    expect(pieces.filter(({ block }) => block !== undefined)).toHaveLength(2);
  });
});

describe('a delivery', () => {
  it.each([0, 1, 4087, 4088, 4089, 8191, 8192, 8193, 3 * 4088, 200_000])('of %d bytes is framed', (size) => {
    const body = unevenBytes(size);
    const cut = Math.floor(size / 3);
    const contents = [framed(1, body), inParts(body), inParts(body.subarray(0, cut), body.subarray(cut))];
    for (const frameMax of [FRAME_MAX, 131_072]) {
      for (const content of contents) {
        const writer = new FrameWriter(new BlockPool());
        writer.frameMax = frameMax;
        deliver(writer, content);
        expect(joined(writer.take()).equals(delivered(body, frameMax - 8))).toBe(true);
      }
    }
  });

  it.each([1, 255, 256, 65_536, 2 ** 24, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1])('carries the tag %d', (tag) => {
    const writer = new FrameWriter(new BlockPool());
    const content = framed(1, Buffer.from('x'));
    // The second has the first one's frame to patch.
    for (const deliveryTag of [tag, 1, tag]) deliver(writer, content, deliveryTag);
    const expected = [tag, 1, tag].map((deliveryTag) => delivered(Buffer.from('x'), FRAME_MAX, deliveryTag));
    expect(joined(writer.take())).toEqual(Buffer.concat(expected));
  });

  it('with a header larger than a block is framed', () => {
    const headers = table({ k: field('S', longstr(unevenBytes(BLOCK_BYTES))) });
    const properties = Buffer.concat([short(0x2000), headers]);
    const body = unevenBytes(10_000);
    const writer = new FrameWriter(new BlockPool());
    writer.frameMax = 131_072;
    writer.deliver(1, 't', {
      deliveryTag: 1,
      redelivered: true,
      message: { exchange: '', routingKey: '', content: framed(1, body, properties) },
    });
    const expected = [
      methodFrame(1, 60, 60, shortstr('t'), longlong(1), octet(1), shortstr(''), shortstr('')),
      headerFrame(1, body.length, properties),
      bodyFrame(1, body),
    ];
    expect(joined(writer.take()).equals(Buffer.concat(expected))).toBe(true);
  });
});

describe('a large body', () => {
  it('is sent by reference', () => {
    const body = unevenBytes(20_000);
    const content = inParts(body.subarray(0, 9000), body.subarray(9000));
    const writer = new FrameWriter(new BlockPool());
    writer.frameMax = 131_072;
    deliver(writer, content);
    const referenced = writer.take().filter(({ bytes }) => bytes.buffer === body.buffer);
    expect(referenced.map(({ bytes, block }) => [bytes.length, block])).toEqual([
      [9000, undefined],
      [11_000, undefined],
    ]);
  });

  it('that stands in its frames is sent by reference too', () => {
    const content = framed(1, unevenBytes(20_000));
    const writer = new FrameWriter(new BlockPool());
    writer.frameMax = 131_072;
    deliver(writer, content);
    expect(writer.take().some(({ bytes }) => bytes.buffer === content.bytes.buffer && bytes.length === 20_000)).toBe(
      true,
    );
  });
});

describe('the end of a block', () => {
  it('may fall on any byte of a delivery', () => {
    const body = unevenBytes(9000);
    const expected = delivered(body, FRAME_MAX - 8);
    const tail = 120; // what of the delivery is copied: method, header, and the heads and ends of three frames
    for (let left = 0; left <= tail; left++) {
      const pool = new RecordingPool();
      const writer = new FrameWriter(pool);
      const filling = BLOCK_BYTES - left;
      const heartbeats = Math.floor((filling - 20) / 8);
      for (let i = 0; i < heartbeats; i++) writer.heartbeat();
      const consumerTag = 'x'.repeat(filling - heartbeats * 8 - 13);
      writer.method(1, { name: 'basic.cancel-ok', consumerTag });
      expect(writer.byteLength).toBe(filling);
      deliver(writer, inParts(body));
      const pieces = writer.take();
      const bytes = joined(pieces);
      expect(bytes.subarray(filling).equals(expected)).toBe(true);
      expect(bytes.subarray(0, 8)).toEqual(heartbeat());
      expectBlocksBack(pool, pieces);
    }
  });
});
