/**
 * The fourteen properties, alone and together, against header frames of a foreign implementation.
 */
import { describe, expect, it } from '@jest/globals';
import { Content } from '../../../src/wire/content/content.js';
import {
  basicProperties,
  decodeProperties,
  encodeProperties,
  scanProperties,
} from '../../../src/wire/content/properties.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { goldenHeaders } from '../../support/golden-vectors.js';

const headers = goldenHeaders().map(([title, header]) => ({ title, ...header }));

/** Frame head, class id, weight and body size. */
const FLAGS_OFFSET = 7 + 12;

describe('golden headers', () => {
  it('show every property alone, and all together', () => {
    const names = basicProperties.map(([name]) => name);
    const alone = headers.map(({ properties }) => Object.keys(properties)).filter((keys) => keys.length === 1);
    expect(new Set(alone.flat())).toEqual(new Set(names));
    expect(headers.some(({ properties }) => Object.keys(properties).length === names.length)).toBe(true);
  });
});

describe.each(headers)('$title', ({ properties, bodySize, bytes }) => {
  it('is encoded as the golden bytes', () => {
    const writer = new Writer();
    encodeProperties(writer, properties);
    expect(writer.written().toString('hex')).toBe(bytes.subarray(FLAGS_OFFSET, -1).toString('hex'));
  });

  it('is decoded from the golden bytes', () => {
    expect(decodeProperties(bytes, FLAGS_OFFSET, bytes.length - 1)).toEqual(properties);
  });

  it('is scanned for its delivery mode', () => {
    expect(scanProperties(bytes, FLAGS_OFFSET, bytes.length - 1)).toBe(properties.deliveryMode ?? 0);
  });

  it('is the header of a content', () => {
    const content = Content.inParts(bytes, []);
    expect(content.bodySize).toBe(bodySize);
    expect(content.persistent).toBe(properties.deliveryMode === 2);
    expect(content.properties()).toEqual(properties);
    expect(content.headers()).toEqual(properties.headers ?? new Map());
  });
});
