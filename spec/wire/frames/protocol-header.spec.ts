/**
 * The first eight bytes are judged as early as they can be, and never wrongly.
 */
import { describe, expect, it } from '@jest/globals';
import { PROTOCOL_HEADER, judgeProtocolHeader } from '../../../src/wire/frames/protocol-header.js';

const accepted = [
  ['0-9-1', Buffer.from([65, 77, 81, 80, 0, 0, 9, 1])],
  ['0-9', Buffer.from([65, 77, 81, 80, 1, 1, 0, 9])],
] as const;

describe.each(accepted)('the header of AMQP %s', (_, header) => {
  it('is accepted, with or without more behind it', () => {
    expect(judgeProtocolHeader(header)).toBe('accepted');
    expect(judgeProtocolHeader(Buffer.concat([header, Buffer.from('more')]))).toBe('accepted');
  });

  it('is waited for at every prefix', () => {
    for (let length = 0; length < header.length; length++) {
      expect(judgeProtocolHeader(header.subarray(0, length))).toBe('more');
    }
  });

  it('is refused as soon as one byte is wrong', () => {
    const others = accepted.map(([, bytes]) => bytes);
    for (let i = 0; i < header.length; i++) {
      for (let octet = 0; octet < 256; octet++) {
        const bytes = Buffer.concat([header.subarray(0, i), Buffer.of(octet)]);
        const mayBecomeOne = others.some((other) => other.subarray(0, i + 1).equals(bytes));
        const verdict = !mayBecomeOne ? 'refused' : i === header.length - 1 ? 'accepted' : 'more';
        expect(judgeProtocolHeader(bytes)).toBe(verdict);
      }
    }
  });
});

describe('any other greeting', () => {
  it.each([
    ['AMQP 1.0', Buffer.from('AMQP\0\x01\0\0', 'latin1')],
    ['AMQP 1.0 with SASL', Buffer.from('AMQP\x03\x01\0\0', 'latin1')],
    ['AMQP 0-8', Buffer.from('AMQP\x01\x01\x08\0', 'latin1')],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n')],
    ['TLS', Buffer.from('16030100', 'hex')],
  ])('is refused: %s', (_, bytes) => {
    expect(judgeProtocolHeader(bytes)).toBe('refused');
  });
});

describe('our own header', () => {
  it('is that of 0-9-1', () => {
    expect(PROTOCOL_HEADER).toEqual(accepted[0][1]);
  });
});
