/**
 * The record of a queue comes back from its bytes, is found in those of an older version, and is none when they
 * make no sense.
 */
import { describe, expect, it } from '@jest/globals';
import { type QueueRecord, decodeQueue, encodeQueue } from '../../../src/store/index/records.js';

const record: QueueRecord = {
  nextSequence: 2 ** 47,
  savedEnd: 2 ** 37,
  bodyBytes: 2 ** 45 + 1,
  timed: true,
  holdings: [
    { segment: 1, live: 2, bytes: 300 },
    { segment: 0xffff_ffff, live: 4, bytes: 2 ** 44 },
  ],
  sweeps: [{ from: 5, to: 2 ** 40 }],
};

describe('the record of a queue', () => {
  it.each([record, { ...record, timed: false, bodyBytes: 0, holdings: [], sweeps: [] }])('comes back (%#)', (one) => {
    expect(decodeQueue(encodeQueue(one))).toEqual(one);
  });

  it('of format 1 has no times, and takes whole messages for bodies', () => {
    const bytes = encodeQueue(record);
    const format1 = Buffer.concat([bytes.subarray(0, 21), bytes.subarray(28)]);
    format1[0] = 1;
    expect(decodeQueue(format1)).toEqual({ ...record, bodyBytes: 300 + 2 ** 44, timed: false });
    expect(decodeQueue(format1.subarray(0, -1))).toBeUndefined();
    expect(decodeQueue(format1.subarray(0, 20))).toBeUndefined();
  });

  it('is none when its bytes are cut off, longer, or of another format', () => {
    const bytes = encodeQueue(record);
    for (let end = 0; end < bytes.length; end++) expect(decodeQueue(bytes.subarray(0, end))).toBeUndefined();
    expect(decodeQueue(Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
    for (const format of [0, 3]) {
      bytes[0] = format;
      expect(decodeQueue(bytes)).toBeUndefined();
    }
  });
});
