/**
 * The bytes of a message in the store's files: they are read by later versions, so they are written down here.
 */
import { describe, expect, it } from '@jest/globals';
import { Message } from '../../src/core/message.js';
import { MessageDecoder, encodedLength, encodeMessage } from '../../src/store/message-codec.js';
import { Arena } from '../../src/wire/content/arena.js';
import { Content } from '../../src/wire/content/content.js';
import { bodyFrame, headerFrame, octet, short } from '../support/amqp-bytes.js';
import { framedContent } from '../support/framed-content.js';
import { plainMessage } from '../support/plain-message.js';

function encode(message: Message): Buffer {
  const bytes = Buffer.alloc(encodedLength(message) + 2, 0xee);
  expect(encodeMessage(message, bytes, 1)).toBe(bytes.length - 1);
  expect([bytes[0], bytes.at(-1)]).toEqual([0xee, 0xee]);
  return bytes.subarray(1, -1);
}

function decode(bytes: Buffer): Message | undefined {
  return new MessageDecoder().decode(bytes, 0, bytes.length);
}

const golden = [
  ['01 65', '02 726b', '02 0001 0000000e 003c 0000 0000000000000003 0000 ce', '03 0001 00000003 616263 ce'],
  ['00', '00', '02 0001 0000000f 003c 0000 0000000000000000 1000 02 ce', ''],
].map((parts) => Buffer.from(parts.join('').replaceAll(' ', ''), 'hex'));

describe('the bytes of a message', () => {
  it('are names behind their lengths, then the frames of the content', () => {
    const bytes = Buffer.concat([headerFrame(1, 3), bodyFrame(1, 'abc')]);
    const content = Content.framed(bytes, 0, headerFrame(1, 3).length, bytes.length);
    expect(encode(new Message('e', 'rk', content))).toEqual(golden[0]);
  });

  it('end with the header frame when the body is empty', () => {
    const header = headerFrame(1, 0, Buffer.concat([short(0x1000), octet(2)]));
    const content = Content.borrowed(header, 0, header.length, header.length);
    expect(encode(new Message('', '', content))).toEqual(golden[1]);
    expect(encode(new Message('', '', Content.inParts(header, [])))).toEqual(golden[1]);
  });

  it('hold one body frame for a body that came in pieces', () => {
    const content = Content.inParts(headerFrame(5, 6), [Buffer.from('ab'), Buffer.from('cdef')]);
    const expected = Buffer.concat([Buffer.from('\x01e\x01k'), headerFrame(5, 6), bodyFrame(0, 'abcdef')]);
    expect(encode(new Message('e', 'k', content))).toEqual(expected);
  });

  it('give the message back', () => {
    const messages = golden.map((bytes) => decode(bytes)!);
    expect(messages.map(({ exchange, routingKey }) => [exchange, routingKey])).toEqual([['e', 'rk'], ['', '']]); // prettier-ignore
    expect(messages.map(({ content }) => content.body().toString())).toEqual(['abc', '']);
    expect(messages.map(({ content }) => content.persistent)).toEqual([false, true]);
  });

  it('hold names of any bytes', () => {
    for (const name of ['é'.repeat(127), '\udcff\udc80', 'a'.repeat(255), '']) {
      const message = new Message(name, name, framedContent({ body: 'b' }));
      expect(plainMessage(decode(encode(message))!)).toEqual(plainMessage(message));
    }
  });

  it('are written rightly after a name that was too long for them', () => {
    const before = new Message('e', 'key', framedContent({}));
    const expected = encode(before);
    for (const name of ['k'.repeat(256), 'é'.repeat(128), `kk${'é'.repeat(127)}`]) {
      for (let times = 0; times < 2; times++) {
        expect(() => encodedLength(new Message('e', name, framedContent({})))).toThrow();
      }
      expect(encode(before)).toEqual(expected);
    }
  });
});

describe('what is read', () => {
  it('is a view of the bytes, until it is retained', () => {
    const bytes = Buffer.from(golden[0]!);
    const { content } = decode(bytes)!;
    expect(content.bytes.buffer).toBe(bytes.buffer);
    bytes.write('xyz', bytes.length - 4);
    expect(content.body().toString()).toBe('xyz');
    content.retain(new Arena());
    bytes.fill(0);
    expect(content.body().toString()).toBe('xyz');
  });

  it('stands where it was told, among other bytes', () => {
    const bytes = Buffer.concat([Buffer.from('noise'), golden[0]!, Buffer.from('noise')]);
    expect(
      new MessageDecoder()
        .decode(bytes, 5, bytes.length - 5)
        ?.content.body()
        .toString(),
    ).toBe('abc');
  });

  it('is nothing when the bytes are cut or longer', () => {
    for (const bytes of golden) {
      for (let length = 0; length < bytes.length; length++) expect(decode(bytes.subarray(0, length))).toBeUndefined();
      expect(decode(Buffer.concat([bytes, octet(0)]))).toBeUndefined();
    }
  });

  it('is nothing when the properties are malformed', () => {
    const header = headerFrame(1, 0, Buffer.concat([short(0x8000), octet(9)]));
    expect(decode(Buffer.concat([octet(0), octet(0), header]))).toBeUndefined();
  });
});
