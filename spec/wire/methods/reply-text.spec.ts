/**
 * A reply text always fits the shortstr that it travels in, and is never cut inside a character.
 */
import { describe, expect, it } from '@jest/globals';
import { ChannelError, ConnectionError } from '../../../src/wire/methods/errors.js';
import { replyText } from '../../../src/wire/methods/reply-code.js';

describe('a reply text', () => {
  it('is the name of its code and an explanation', () => {
    expect(replyText('NOT_FOUND', "no queue 'q' in vhost '/'")).toBe("NOT_FOUND - no queue 'q' in vhost '/'");
  });

  it.each(['x', 'é', '€', '𝄞'])('is cut to at most 255 bytes, between characters: %s', (character) => {
    for (let before = 0; before < 4; before++) {
      const text = replyText('NOT_FOUND', '.'.repeat(before) + character.repeat(255));
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(text)).toBeGreaterThan(255 - Buffer.byteLength(character));
      expect(text).toMatch(new RegExp(`^NOT_FOUND - [.]{${before}}(${character})+$`, 'u'));
    }
  });

  it('of exactly 255 bytes is left alone', () => {
    const explanation = 'x'.repeat(255 - 'NOT_FOUND - '.length);
    expect(replyText('NOT_FOUND', explanation)).toBe(`NOT_FOUND - ${explanation}`);
  });
});

describe('errors', () => {
  it('of a channel carry code and text', () => {
    const error = new ChannelError('PRECONDITION_FAILED', 'fast reply queue');
    expect(error).toMatchObject({
      name: 'ChannelError',
      replyCode: 406,
      replyText: 'PRECONDITION_FAILED - fast reply queue',
      message: 'PRECONDITION_FAILED - fast reply queue',
    });
  });

  it('of a connection carry the failing method too, where it is known', () => {
    const about = { classId: 60, methodId: 40 };
    expect(new ConnectionError('FRAME_ERROR', 'x', about)).toMatchObject({ replyCode: 501, failingMethod: about });
    expect(new ConnectionError('FRAME_ERROR', 'x').failingMethod).toBeUndefined();
  });
});
