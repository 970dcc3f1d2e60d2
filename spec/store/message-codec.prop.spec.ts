/**
 * Any run of messages comes back from its bytes as it was, whatever was remembered of its neighbours.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MessageDecoder, encodedLength, encodeMessage } from '../../src/store/message-codec.js';
import { arbitraryMessage, arbitraryMessages } from '../support/arbitrary-messages.js';
import { arbitraryBytes } from '../support/arbitrary-values.js';
import { plainMessage } from '../support/plain-message.js';

describe('the codec of messages', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(arbitraryMessages, (messages) => {
        const decoder = new MessageDecoder();
        for (const message of messages) {
          const length = encodedLength(message);
          const bytes = Buffer.alloc(length);
          expect(encodeMessage(message, bytes, 0)).toBe(length);
          expect(plainMessage(decoder.decode(bytes, 0, length)!)).toEqual(plainMessage(message));
        }
      }),
    );
  });

  it('gives no message beyond its end, and never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(arbitraryMessage, fc.nat(), fc.nat(255), arbitraryBytes(30), (message, at, octet, noise) => {
        const decoder = new MessageDecoder();
        const bytes = Buffer.alloc(encodedLength(message));
        encodeMessage(message, bytes, 0);
        bytes[at % bytes.length] = octet;
        for (const some of [bytes, noise]) {
          const content = decoder.decode(some, 0, some.length)?.content;
          expect(content === undefined || content.end <= some.length).toBe(true);
        }
      }),
    );
  });
});
