/**
 * What a case says of x-death is compared to the letter: entries and their order, fields and their types.
 */
import { describe, expect, it } from '@jest/globals';
import { deathDifferences } from '../../conformance/driver/deaths.js';
import { LocalNames } from '../../conformance/driver/local-names.js';
import type { Death } from '../../conformance/vocabulary.js';
import type { FieldValue } from '../../src/wire/values/field-table.js';

const SECONDS = 1_234_567_890;
const wanted: Death = { queue: 'q', reason: 'expired', timeSeconds: SECONDS };

function text(value: string): FieldValue {
  return { type: 'S', value };
}

/** An entry as the wanted one, but for some fields; without those that are undefined. */
function entry(other: Record<string, FieldValue | undefined> = {}): FieldValue {
  const fields: Record<string, FieldValue | undefined> = {
    count: { type: 'l', value: 1 },
    reason: text('expired'),
    queue: text('q'),
    time: { type: 'T', value: SECONDS },
    exchange: text(''),
    'routing-keys': { type: 'A', value: [text('q')] },
    ...other,
  };
  const given = Object.entries(fields).filter((field): field is [string, FieldValue] => field[1] !== undefined);
  return { type: 'F', value: new Map(given) };
}

function differences(found: readonly FieldValue[], ...deaths: Death[]): string[] {
  const headers = new Map<string, FieldValue>([['x-death', { type: 'A', value: found }]]);
  return deathDifferences(headers, deaths, new LocalNames('case'));
}

describe('x-death', () => {
  it('may have its fields in any order', () => {
    const { value } = entry() as Extract<FieldValue, { type: 'F' }>;
    const backwards: FieldValue = { type: 'F', value: new Map([...value].reverse()) };
    expect(differences([entry()], wanted)).toEqual([]);
    expect(differences([backwards], wanted)).toEqual([]);
  });

  it.each<[string, Record<string, FieldValue | undefined>]>([
    ['count', { count: { type: 'l', value: 2 } }],
    ['count', { count: { type: 'I', value: 1 } }],
    ['reason', { reason: text('rejected') }],
    ['queue', { queue: undefined }],
    ['time', { time: { type: 'l', value: SECONDS } }],
    ['time', { time: { type: 'T', value: SECONDS + 1 } }],
    ['exchange', { exchange: text('x') }],
    ['routing-keys', { 'routing-keys': { type: 'A', value: [text('q'), text('c')] } }],
    ['original-expiration', { 'original-expiration': text('100') }],
    ['another', { another: text('field') }],
  ])('differs in %s: %j', (field, other) => {
    const found = differences([entry(other)], wanted);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^entry 1 of x-death: ${field} is `));
  });

  it('has a time of about now unless the case names one', () => {
    const death: Death = { queue: 'q', reason: 'expired' };
    const now = Math.floor(Date.now() / 1000);
    expect(differences([entry({ time: { type: 'T', value: now } })], death)).toEqual([]);
    expect(differences([entry({ time: { type: 'T', value: now * 1000 } })], death)).toHaveLength(1);
    expect(differences([entry()], death)).toHaveLength(1);
  });

  it('has its entries in their order, and no others', () => {
    const other = { ...wanted, queue: 'r', routingKeys: ['q'] };
    const found = [entry({ queue: text('r') }), entry()];
    expect(differences(found, other, wanted)).toEqual([]);
    expect(differences(found, wanted, other)).toHaveLength(2);
    expect(differences(found, other)).toHaveLength(1);
    expect(differences([], wanted)).toHaveLength(1);
  });

  it('has local names in it', () => {
    const names = new LocalNames('case');
    const queue = text('case.q');
    const headers = new Map<string, FieldValue>([
      ['x-death', { type: 'A', value: [entry({ queue, 'routing-keys': { type: 'A', value: [queue] } })] }],
    ]);
    expect(deathDifferences(headers, [{ ...wanted, queue: '$q' }], names)).toEqual([]);
  });
});
