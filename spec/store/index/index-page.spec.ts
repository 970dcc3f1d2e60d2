/**
 * A page of the index is the same when it was on disk, is small as long as it has little, and is no page when
 * its bytes make no sense.
 */
import { describe, expect, it } from '@jest/globals';
import { IndexPage, type NewRecord, PAGE_SLOTS, pageOf } from '../../../src/store/index/index-page.js';
import { Random } from '../../support/random.js';

const TIME_MAX = 2 ** 48 - 1;
const RECORD: NewRecord = { segment: { id: 1 }, offset: 2, length: 3, bodyBytes: 0 };

function slotsOf(page: IndexPage): readonly (readonly number[])[] {
  return Array.from({ length: PAGE_SLOTS }, (_, slot) => slot)
    .filter((slot) => page.isLive(slot))
    .map((slot) => [
      slot,
      page.segment(slot),
      page.offset(slot),
      page.length(slot),
      page.deliveries(slot),
      page.bodyBytes(slot),
      page.expiresAt(slot),
      page.delayedUntil(slot),
    ]);
}

/** @param columns which times its messages may have: 1 to expire, 2 to wait */
function randomPage(random: Random, columns = random.below(4)): IndexPage {
  const page = new IndexPage(5);
  const time = (): number => random.pick([1, 1_800_000_000_000, TIME_MAX, random.next()]);
  for (let count = random.below(400); count > 0; count--) {
    const slot = random.below(random.pick([1, 10, PAGE_SLOTS]));
    if (page.isLive(slot)) page.clear(slot);
    else {
      const [offset, length] = [random.next(), 1 + random.below(2 ** 32 - 1)];
      page.add(slot, { segment: { id: random.next() }, offset, length, bodyBytes: random.below(length) });
    }
    if (page.isLive(slot) && random.oneIn(3)) page.countDelivery(slot);
    if (page.isLive(slot) && random.oneIn(9)) page.move(slot, random.next(), random.next());
    if (page.isLive(slot) && (columns & 1) !== 0 && random.oneIn(3)) page.expire(slot, time());
    if (page.isLive(slot) && (columns & 2) !== 0 && random.oneIn(5)) page.delay(slot, random.oneIn(3) ? 0 : time());
  }
  return page;
}

/** The bytes that format 1 has of a page. */
function encodeFormat1(page: IndexPage): Buffer {
  const bytes = Buffer.alloc(8 + PAGE_SLOTS * 16);
  bytes[0] = 1;
  bytes.writeUInt32LE(PAGE_SLOTS, 4);
  for (const [slot, ...numbers] of slotsOf(page)) {
    numbers.slice(0, 4).forEach((number, i) => bytes.writeUInt32LE(number, 8 + slot! * 16 + i * 4));
  }
  return bytes;
}

describe('a page of the index', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('comes back as it was (seed %i)', (seed) => {
    const page = randomPage(new Random(seed));
    const decoded = IndexPage.decode(5, page.encode())!;
    expect(slotsOf(decoded)).toEqual(slotsOf(page));
    expect([decoded.live, decoded.number, decoded.saved, decoded.dirty]).toEqual([page.live, 5, true, false]);
    expect([page.live, decoded.timed]).toEqual([slotsOf(page).length, page.timed]);
    let free = PAGE_SLOTS - 1;
    while (decoded.isLive(free)) free--;
    decoded.add(free, RECORD); // grows, and is as before
    expect(slotsOf(decoded).filter(([slot]) => slot !== free)).toEqual(slotsOf(page));
  });

  it.each([1, 2, 3])('of format 1 takes all of a message for its body (seed %i)', (seed) => {
    const page = randomPage(new Random(seed), 0);
    const decoded = IndexPage.decode(5, encodeFormat1(page))!;
    const expected = slotsOf(page).map(([slot, segment, offset, length, deliveries]) => {
      return [slot, segment, offset, length, deliveries, length, 0, 0];
    });
    expect([slotsOf(decoded), decoded.live]).toEqual([expected, page.live]);
    expect(slotsOf(IndexPage.decode(5, decoded.encode())!)).toEqual(expected);
    expect(IndexPage.decode(5, encodeFormat1(page).subarray(0, -1))).toBeUndefined();
  });

  it('takes memory and disk for what it has', () => {
    const page = new IndexPage(0);
    expect(page.slots).toBeLessThan(10);
    page.add(0, RECORD);
    expect(page.encode().length).toBe(8 + 20);
    page.add(1023, RECORD);
    expect([page.slots, page.encode().length]).toEqual([PAGE_SLOTS, 8 + 1024 * 20]);
    page.expire(1, 77);
    expect([page.timed, page.encode().length]).toEqual([true, 8 + 1024 * 28]);
    page.delay(1, 78);
    expect(page.encode().length).toBe(8 + 1024 * 36);
    page.clear(0);
    page.clear(1023);
    expect(page.encode().length).toBe(8);
    page.release();
    expect([page.slots, page.isLive(0), page.live, page.timed]).toEqual([0, false, 0, false]);
  });

  it('counts deliveries up to where its number ends', () => {
    const page = new IndexPage(0);
    page.add(3, RECORD);
    const bytes = page.encode();
    bytes.writeUInt32LE(0xffff_fffe, 8 + 12);
    const decoded = IndexPage.decode(0, bytes)!;
    for (let i = 0; i < 3; i++) decoded.countDelivery(3);
    expect(decoded.deliveries(3)).toBe(0xffff_ffff);
  });

  it('knows nothing of an earlier message when a slot is used again', () => {
    const page = new IndexPage(0);
    page.add(3, RECORD);
    page.countDelivery(3);
    page.expire(3, 5);
    page.delay(3, 6);
    page.clear(3);
    page.add(3, RECORD);
    expect([page.deliveries(3), page.expiresAt(3), page.delayedUntil(3)]).toEqual([0, 0, 0]);
  });

  it('is none, when its bytes are cut off, are of another format, or say too much', () => {
    const bytes = randomPage(new Random(1), 3).encode();
    for (let end = 0; end < bytes.length; end++) expect(IndexPage.decode(5, bytes.subarray(0, end))).toBeUndefined();
    expect(IndexPage.decode(5, Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
    for (const format of [0, 3]) {
      bytes[0] = format;
      expect(IndexPage.decode(5, bytes)).toBeUndefined();
    }
    const beyond = new IndexPage(0);
    beyond.add(1023, RECORD);
    const tooFar = beyond.encode();
    tooFar.writeUInt16LE(1024, 2);
    expect(IndexPage.decode(0, tooFar)).toBeUndefined();
  });

  it('has the sequence numbers that its own number says', () => {
    expect([0, 1023, 1024, 2 ** 47].map(pageOf)).toEqual([0, 0, 1, 2 ** 37]);
    expect(new IndexPage(3).firstSequence).toBe(3072);
  });
});
