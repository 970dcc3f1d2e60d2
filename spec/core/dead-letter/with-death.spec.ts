/**
 * What a death writes where the golden ones do not reach: headers on which RabbitMQ 3.10 crashes its queue,
 * its overflows, histories without end, large bodies.
 */
import { describe, expect, it } from '@jest/globals';
import { leadsBack } from '../../../src/core/dead-letter/cycle.js';
import type { Death } from '../../../src/core/dead-letter/death.js';
import { withDeath } from '../../../src/core/dead-letter/with-death.js';
import { deathsOf } from '../../../src/core/dead-letter/x-death.js';
import { AUTOMATIC_DEATH_BYTES_MAX, DEATH_HISTORY_BYTES } from '../../../src/core/limits.js';
import { Arena } from '../../../src/wire/content/arena.js';
import { Content } from '../../../src/wire/content/content.js';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { bodyFrame, headerFrame, octet, short } from '../../support/amqp-bytes.js';
import { framedContent } from '../../support/framed-content.js';

const rejected: Death = {
  queue: 'q',
  reason: 'rejected',
  exchange: 'x',
  routingKeys: ['k'],
  timeSeconds: 1_700_000_000,
};

const withXDeath = (...entries: FieldValue[]): Content =>
  framedContent({ headers: new Map([['x-death', { type: 'A', value: entries }]]) });

const own = (fields: Record<string, FieldValue> = {}): FieldValue =>
  field.table({ queue: field.text('q'), reason: field.text('rejected'), ...fields });

/** The entries of x-death. */
function entriesOf(content: Content): FieldTable[] {
  const header = content.headers().get('x-death');
  expect(header?.type).toBe('A');
  return (header!.value as FieldValue[]).map(({ value }) => value as FieldTable);
}

const fresh = new Map<string, FieldValue>([
  ['count', { type: 'l', value: 1 }],
  ['exchange', field.text('x')],
  ['queue', field.text('q')],
  ['reason', field.text('rejected')],
  ['routing-keys', { type: 'A', value: [field.text('k')] }],
  ['time', { type: 'T', value: 1_700_000_000 }],
]);

describe('an x-death with what is no table', () => {
  it.each<[string, FieldValue[]]>([
    ['alone', [field.text('x'), { type: 'V', value: null }]],
    ['an array', [{ type: 'A', value: [own()] }]],
    ['among tables', [field.int(1), field.table({ queue: field.text('other') }), field.int(2)]],
  ])('goes on without it: %s', (_, entries) => {
    const tables = entries.flatMap(({ type, value }) => (type === 'F' ? [value] : []));
    expect(entriesOf(withDeath(withXDeath(...entries), rejected))).toEqual([fresh, ...tables]);
  });
});

describe('an entry of x-death', () => {
  it.each<[string, FieldValue, number | bigint]>([
    ['a byte', { type: 'b', value: 5 }, 6],
    ['below zero', { type: 'l', value: -1 }, 0],
    ['beyond a double', { type: 'L', value: 2n ** 60n + 1n }, 2n ** 60n + 2n],
    ['the largest', { type: 'l', value: 2n ** 63n - 1n }, 2n ** 63n - 1n],
    ['a string', field.text('5'), 2],
    ['a double', { type: 'd', value: 5 }, 2],
    ['a table', field.table({}), 2],
  ])('counts on from a count that is %s', (_, count, expected) => {
    const [entry] = entriesOf(withDeath(withXDeath(own({ count, more: field.bool(true) })), rejected));
    expect(entry?.get('count')).toEqual({ type: 'l', value: expected });
    expect(entry?.get('more')).toEqual(field.bool(true));
  });

  it('without a count stands for one death', () => {
    const [entry] = entriesOf(withDeath(withXDeath(own()), rejected));
    expect(entry?.get('count')).toEqual({ type: 'l', value: 2 });
  });

  it.each<[string, FieldValue]>([
    ['of another reason', own({ reason: field.text('expired') })],
    ['of another queue', own({ queue: field.text('Q') })],
    ['with a queue that is no string', own({ queue: { type: 'x', value: Buffer.from('q') } })],
    ['with a reason that is no string', own({ reason: field.int(1) })],
    ['with nothing', field.table({})],
  ])('is another one: %s', (_, entry) => {
    expect(entriesOf(withDeath(withXDeath(entry), rejected))).toEqual([fresh, entry.value]);
  });

  it('keeps the time, the exchange and the keys of the first death of its kind', () => {
    const later = { ...rejected, exchange: 'dead', routingKeys: ['other'], timeSeconds: 1_800_000_000 };
    const once = withDeath(withXDeath(), rejected);
    const twice = withDeath(withDeath(once, { ...later, queue: 'p' }), later);
    expect(entriesOf(twice)[0]).toEqual(new Map([...fresh, ['count', { type: 'l', value: 2 }]]));
    expect(twice.headers().get('x-last-death-exchange')).toEqual(field.text('dead'));
  });
});

describe('a death', () => {
  it('is not mixed up with the one before, whatever differs', () => {
    const others: Death[] = [
      { ...rejected, queue: 'p' },
      { ...rejected, reason: 'maxlen' },
      { ...rejected, exchange: 'y' },
      { ...rejected, routingKeys: ['k', 'l'] },
      { ...rejected, routingKeys: ['l'] },
      { ...rejected, routingKeys: [] },
      { ...rejected, timeSeconds: 1 },
    ];
    for (const death of others.flatMap((other) => [rejected, other])) {
      const content = withDeath(framedContent({}), death);
      const [entry] = entriesOf(content);
      expect([...entry!].map(([name, { value }]) => [name, value])).toEqual([
        ['count', 1],
        ['reason', death.reason],
        ['queue', death.queue],
        ['time', death.timeSeconds],
        ['exchange', death.exchange],
        ['routing-keys', death.routingKeys.map((key) => field.text(key))],
      ]);
      for (const which of ['first', 'last']) {
        const told = ['queue', 'reason', 'exchange'].map((what) => content.headers().get(`x-${which}-death-${what}`));
        expect(told).toEqual([death.queue, death.reason, death.exchange].map(field.text));
      }
    }
  });

  it('keeps names that are no UTF-8', () => {
    const name = '\udcff\udc80';
    const content = withDeath(framedContent({}), { ...rejected, queue: name, exchange: name, routingKeys: [name] });
    expect(entriesOf(content)[0]?.get('queue')).toEqual(field.text(name));
    expect(deathsOf(content)[0]).toMatchObject({ queue: name, reason: 'rejected' });
  });
});

describe('the body', () => {
  const properties = Buffer.concat([short(0x1100), octet(2), octet(2), Buffer.from('60')]);

  it('in parts is shared', () => {
    const parts = [Buffer.alloc(40_000, 'a'), Buffer.alloc(10, 'b')];
    const content = withDeath(Content.inParts(headerFrame(1, 40_010, properties), parts), rejected);
    expect(content.parts).toBe(parts);
    expect(content.bodySize).toBe(40_010);
    expect(content.persistent).toBe(true);
    expect(content.bytes.readUInt32BE(3)).toBe(content.headerEnd - 8);
    expect(content.byteLength).toBe(content.headerEnd + 40_010);
  });

  it.each([
    ['empty', 0],
    ['small', 10],
    ['large', 50_000],
  ])('framed comes along: %s', (_, size) => {
    const header = headerFrame(1, size, properties);
    const body = Buffer.alloc(size, 'a');
    const bytes = Buffer.concat(size === 0 ? [header] : [header, bodyFrame(1, body)]);
    const content = withDeath(Content.borrowed(bytes, 0, header.length, bytes.length), rejected);
    bytes.fill(0);
    const { bytes: before } = content;
    content.retain(new Arena());
    expect(content.bytes === before).toBe(size === 50_000); // copied once, into bytes of its own
    expect(content.body().equals(body)).toBe(true);
    expect(content.end - content.headerEnd).toBe(size === 0 ? 0 : size + 8);
    expect(content.persistent).toBe(true);
  });
});

describe('a history without end', () => {
  const routingKeys = Array.from({ length: 20 }, () => 'x'.repeat(200));
  const death = (i: number, reason: Death['reason']): Death => ({ ...rejected, queue: `q${i}`, reason, routingKeys });
  const bytesOf = (content: Content): number => deathsOf(content).reduce((sum, { bytes }) => sum + bytes.length, 0);

  it('is forgotten behind the newest rejection, from its oldest death on', () => {
    let content = framedContent({ body: 'hello' });
    for (let i = 0; i < 50; i++) content = withDeath(content, death(i, 'rejected'));
    const deaths = deathsOf(content);
    expect(deaths.map(({ queue }) => queue)).toEqual(deaths.map((_, i) => `q${49 - i}`));
    expect(bytesOf(content)).toBeLessThanOrEqual(DEATH_HISTORY_BYTES);
    expect(bytesOf(content) + deaths[0]!.bytes.length).toBeGreaterThan(DEATH_HISTORY_BYTES);
    expect(content.headers().get('x-first-death-queue')).toEqual(field.text('q0'));
  });

  it('is kept as far as it tells cycles', () => {
    let content = withDeath(framedContent({}), death(0, 'rejected'));
    content = withDeath(content, death(1, 'rejected'));
    for (let i = 2; i < 30; i++) content = withDeath(content, death(i, 'expired'));
    expect(bytesOf(content)).toBeGreaterThan(DEATH_HISTORY_BYTES);
    const kept = Array.from({ length: 29 }, (_, i) => `q${29 - i}`); // all but q0
    expect(deathsOf(content).map(({ queue }) => queue)).toEqual(kept);
    expect(kept.filter((queue) => !leadsBack(content, queue))).toEqual(['q1']);
    expect(leadsBack(content, 'stranger')).toBe(false);
  });

  it('ends where deaths without a rejection become too many', () => {
    let content = framedContent({});
    let deaths = 0;
    for (; !leadsBack(content, 'stranger'); deaths++) content = withDeath(content, death(deaths, 'expired'));
    expect(deaths).toBe(Math.ceil(AUTOMATIC_DEATH_BYTES_MAX / deathsOf(content)[0]!.bytes.length));
    content = withDeath(content, death(0, 'rejected'));
    expect(leadsBack(content, 'stranger')).toBe(false);
    expect(bytesOf(content)).toBeLessThanOrEqual(DEATH_HISTORY_BYTES);
  });
});
