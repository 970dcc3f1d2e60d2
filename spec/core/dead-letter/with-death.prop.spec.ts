/**
 * Any message, however it stands in memory, dies any number of times: its headers tell of the deaths as a
 * naive model does, and all else is byte for byte what it was.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leadsBack } from '../../../src/core/dead-letter/cycle.js';
import type { Death } from '../../../src/core/dead-letter/death.js';
import { withDeath } from '../../../src/core/dead-letter/with-death.js';
import { deathsOf } from '../../../src/core/dead-letter/x-death.js';
import { Arena } from '../../../src/wire/content/arena.js';
import type { Content } from '../../../src/wire/content/content.js';
import { type BasicProperties, decodeProperties, encodeProperties } from '../../../src/wire/content/properties.js';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { encodeText } from '../../../src/wire/values/text.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { arbitraryMessage } from '../../support/arbitrary-messages.js';
import { arbitraryShortstr } from '../../support/arbitrary-values.js';
import { propertyBytes } from '../../support/golden-deaths.js';

const arbitraryContent = arbitraryMessage.map(({ content }) => content);

const arbitraryDeath: fc.Arbitrary<Death> = fc.record({
  queue: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c') }, arbitraryShortstr),
  reason: fc.constantFrom('rejected', 'expired', 'maxlen', 'delivery_limit'),
  exchange: fc.oneof(fc.constantFrom('', 'x'), arbitraryShortstr),
  routingKeys: fc.array(arbitraryShortstr, { maxLength: 3 }),
  timeSeconds: fc.nat(),
});
const arbitraryDeaths = fc.array(arbitraryDeath, { minLength: 1, maxLength: 8 });

const OURS = /^x-(death|(first|last)-death-(queue|reason|exchange))$/;

/** Properties as bytes that are the same for the same properties: headers of ours left out, the others sorted. */
function others({ expiration: _, headers, ...rest }: BasicProperties): string {
  const kept = [...(headers ?? [])].filter(([name]) => !OURS.test(name));
  kept.sort(([a], [b]) => encodeText(a).compare(encodeText(b)));
  const writer = new Writer();
  encodeProperties(writer, { ...rest, headers: new Map(kept) });
  return writer.written().toString('hex');
}

/** What a naive broker notes: the newest first, one for each queue and reason. */
function modelOf(deaths: readonly Death[], expiration: string | undefined): Map<string, unknown>[] {
  let entries: { death: Death; count: number; expiration: string | undefined }[] = [];
  for (const [i, death] of deaths.entries()) {
    const same = entries.find((one) => one.death.queue === death.queue && one.death.reason === death.reason);
    const entry = same ?? { death, count: 0, expiration: i === 0 ? expiration : undefined };
    entry.count++;
    entries = [entry, ...entries.filter((one) => one !== entry)];
  }
  return entries.map(
    ({ death, count, expiration }) =>
      new Map<string, FieldValue>([
        ['count', { type: 'l', value: count }],
        ['reason', field.text(death.reason)],
        ['queue', field.text(death.queue)],
        ['time', { type: 'T', value: death.timeSeconds }],
        ['exchange', field.text(death.exchange)],
        ['routing-keys', { type: 'A', value: death.routingKeys.map(field.text) }],
        ...(expiration === undefined ? [] : [['original-expiration', field.text(expiration)] as const]),
      ]),
  );
}

const place = (headers: FieldTable, which: string): unknown[] =>
  ['queue', 'reason', 'exchange'].map((what) => headers.get(`x-${which}-death-${what}`)?.value);

describe('a message that dies', () => {
  it('tells of its deaths, and keeps all else', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryDeaths, fc.boolean(), (published, deaths, isKept) => {
        fc.pre(!published.headers().has('x-death'));
        const body = Buffer.from(published.body());
        const before = published.properties();
        const arena = new Arena();
        let content: Content = published;
        for (const death of deaths) {
          content = withDeath(content, death);
          if (isKept) content.retain(arena);
        }
        const after = content.properties();
        expect(others(after)).toBe(others(before));
        expect(after.expiration).toBeUndefined();
        const headers = content.headers();
        expect(headers.get('x-death')).toEqual({
          type: 'A',
          value: modelOf(deaths, before.expiration).map((value) => ({ type: 'F', value })),
        });
        for (const [which, { queue, reason, exchange }] of [
          ['first', deaths[0]!],
          ['last', deaths.at(-1)!],
        ] as const) {
          expect(place(headers, which)).toEqual([queue, reason, exchange]);
        }
        expect(content.body().equals(body)).toBe(true);
        expect(content.persistent).toBe(published.persistent);
        expect(content.parts).toBe(published.parts);
      }),
    );
  });

  it('has well-formed frames', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryDeath, (published, death) => {
        const bodySize = published.body().length;
        const { bytes, start, headerEnd, end, parts } = withDeath(published, death);
        expect([bytes[start], bytes[headerEnd - 1], bytes[end - 1]]).toEqual([2, 0xce, 0xce]);
        expect(bytes.readUInt32BE(start + 3)).toBe(headerEnd - start - 8);
        expect(Number(bytes.readBigUInt64BE(start + 11))).toBe(bodySize);
        expect(end - headerEnd).toBe(parts !== undefined || bodySize === 0 ? 0 : bodySize + 8);
      }),
    );
  });

  it('leaves the message that died as it was', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryDeaths, (published, deaths) => {
        const before = Buffer.from(propertyBytes(published));
        for (const death of deaths) withDeath(published, death);
        expect(propertyBytes(published).equals(before)).toBe(true);
        expect(() => decodeProperties(before, 0, before.length)).not.toThrow();
      }),
    );
  });

  it('leads back as the rule says', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryDeaths, (published, deaths) => {
        const content = deaths.reduce(withDeath, published);
        const told = deathsOf(content);
        for (const name of ['a', 'b', 'c', 'd']) {
          const index = told.findIndex(({ queue }) => queue === name);
          const since = told.slice(0, index + 1);
          expect(leadsBack(content, name)).toBe(index !== -1 && since.every(({ reason }) => reason !== 'rejected'));
        }
      }),
    );
  });
});
