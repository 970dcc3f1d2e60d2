/**
 * A page of the index is the same when it was on disk, is small as long as it has little, and is no page when
 * its bytes make no sense.
 */
import { describe, expect, it } from '@jest/globals';
import { IndexPage, PAGE_SLOTS, pageOf } from '../../../src/store/index/index-page.js';
import { Random } from '../../support/random.js';

function slotsOf(page: IndexPage): readonly (readonly number[])[] {
  return Array.from({ length: PAGE_SLOTS }, (_, slot) => slot)
    .filter((slot) => page.isLive(slot))
    .map((slot) => [slot, page.segment(slot), page.offset(slot), page.length(slot), page.deliveries(slot)]);
}

function randomPage(random: Random): IndexPage {
  const page = new IndexPage(5);
  for (let count = random.below(400); count > 0; count--) {
    const slot = random.below(random.pick([1, 10, PAGE_SLOTS]));
    if (page.isLive(slot)) page.clear(slot);
    else page.add(slot, random.next(), random.next(), 1 + random.below(2 ** 32 - 1));
    if (page.isLive(slot) && random.oneIn(3)) page.countDelivery(slot);
    if (page.isLive(slot) && random.oneIn(9)) page.move(slot, random.next(), random.next());
  }
  return page;
}

describe('a page of the index', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed))('comes back as it was (seed %i)', (seed) => {
    const page = randomPage(new Random(seed));
    const decoded = IndexPage.decode(5, page.encode())!;
    expect(slotsOf(decoded)).toEqual(slotsOf(page));
    expect([decoded.live, decoded.number, decoded.saved, decoded.dirty]).toEqual([page.live, 5, true, false]);
    expect(page.live).toBe(slotsOf(page).length);
  });

  it('takes memory and disk for what it has', () => {
    const page = new IndexPage(0);
    expect(page.slots).toBeLessThan(10);
    page.add(0, 1, 2, 3);
    expect(page.encode().length).toBe(8 + 16);
    page.add(1023, 1, 2, 3);
    expect([page.slots, page.encode().length]).toEqual([PAGE_SLOTS, 8 + 1024 * 16]);
    page.clear(0);
    expect(page.encode().length).toBe(8 + 16);
    page.clear(1023);
    expect(page.encode().length).toBe(8);
    page.release();
    expect([page.slots, page.isLive(0), page.live]).toEqual([0, false, 0]);
  });

  it('counts deliveries up to where its number ends', () => {
    const page = new IndexPage(0);
    page.add(3, 1, 2, 3);
    const bytes = page.encode();
    bytes.writeUInt32LE(0xffff_fffe, 8 + 12);
    const decoded = IndexPage.decode(0, bytes)!;
    for (let i = 0; i < 3; i++) decoded.countDelivery(3);
    expect(decoded.deliveries(3)).toBe(0xffff_ffff);
  });

  it('begins to count deliveries anew when its slot is used again', () => {
    const page = new IndexPage(0);
    page.add(3, 1, 2, 3);
    page.countDelivery(3);
    page.clear(3);
    page.add(3, 1, 2, 3);
    expect(page.deliveries(3)).toBe(0);
  });

  it('is none, when its bytes are cut off, are of another format, or say too much', () => {
    const bytes = randomPage(new Random(1)).encode();
    for (let end = 0; end < bytes.length; end++) expect(IndexPage.decode(5, bytes.subarray(0, end))).toBeUndefined();
    expect(IndexPage.decode(5, Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
    bytes[0] = 2;
    expect(IndexPage.decode(5, bytes)).toBeUndefined();
    const beyond = new IndexPage(0);
    beyond.add(1023, 1, 2, 3);
    const tooFar = beyond.encode();
    tooFar.writeUInt16LE(1024, 2);
    expect(IndexPage.decode(0, tooFar)).toBeUndefined();
  });

  it('has the sequence numbers that its own number says', () => {
    expect([0, 1023, 1024, 2 ** 47].map(pageOf)).toEqual([0, 0, 1, 2 ** 37]);
    expect(new IndexPage(3).firstSequence).toBe(3072);
  });
});
