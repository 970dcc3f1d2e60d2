/**
 * Lists: what pages, filters, orders and columns come to, against a naive model.
 */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/management/answer.js';
import type { JsonObject } from '../../src/management/json.js';
import { type Listing, listed, listedWhole, withColumns } from '../../src/management/listing/listing.js';
import { compareValues } from '../../src/management/listing/order.js';
import { sortInPortions } from '../../src/management/listing/portions.js';

interface Row {
  readonly name: string;
  readonly size: number;
}

function listingOf(rows: readonly Row[], onJson: () => void = () => undefined): Listing<Row> {
  return {
    rows,
    nameOf: ({ name }) => name,
    json: ({ name, size }) => {
      onJson();
      return { name, size, size_details: { rate: -size } };
    },
    quick: { size: ({ size }) => size },
  };
}

function query(parameters: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(parameters);
}

async function rowsOf({ stream, json }: Answer): Promise<JsonObject[]> {
  if (stream === undefined) return (json as { items: JsonObject[] }).items;
  let text = '';
  for await (const chunk of stream) text += chunk;
  return JSON.parse(text) as JsonObject[];
}

const rows = fc.array(fc.record({ name: fc.stringMatching(/^[a-cA-C]{0,4}$/), size: fc.integer({ min: 0, max: 9 }) }), {
  maxLength: 40,
});

describe('a page', () => {
  it('is the part of the filtered, sorted list', () =>
    fc.assert(
      fc.asyncProperty(
        rows,
        fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 })),
        fc.constantFrom('', 'a', 'BC'),
        fc.boolean(),
        async (all, [page, pageSize], name, isReverse) => {
          const wanted = query({
            page: String(page),
            page_size: String(pageSize),
            name,
            sort: 'size',
            sort_reverse: String(isReverse),
          });
          const filtered = all.filter((row) => row.name.toLowerCase().includes(name.toLowerCase()));
          const sorted = filtered.toSorted((a, b) => a.size - b.size);
          if (isReverse) sorted.reverse();
          const from = (page - 1) * pageSize;
          if (from > filtered.length) {
            await expect(listed(listingOf(all), wanted)).rejects.toMatchObject({ error: 'page_out_of_range' });
            return;
          }
          const items = sorted.slice(from, from + pageSize);
          expect((await listed(listingOf(all), wanted)).json).toEqual({
            filtered_count: filtered.length,
            item_count: items.length,
            items: items.map((row) => ({ ...row, size_details: { rate: -row.size } })),
            page,
            page_count: Math.ceil(filtered.length / pageSize),
            page_size: pageSize,
            total_count: all.length,
          });
        },
      ),
      { numRuns: 100 },
    ));

  it('of many rows makes the JSON of its own alone', async () => {
    let made = 0;
    const many = Array.from({ length: 10_000 }, (_, size) => ({ name: `q${size}`, size }));
    const answer = await listed(
      listingOf(many, () => made++),
      query({ page: '1', page_size: '100', sort: 'size', sort_reverse: 'true' }),
    );
    expect(made).toBe(100);
    expect((await rowsOf(answer))[0]).toMatchObject({ name: 'q9999' });
  });

  it.each([
    [
      { page: '0' },
      'invalid_pagination_parameters',
      'Invalid pagination parameters: page number 0, page size undefined',
    ],
    [
      { page: '1', page_size: '501' },
      'invalid_pagination_parameters',
      'Invalid pagination parameters: page number 1, page size 501',
    ],
    [{ page: 'x' }, 'bad_request', 'Pagination parameters are invalid'],
    [{ page: '' }, 'bad_request', 'Pagination parameters are invalid'],
    [{ page: '1', page_size: 'x' }, 'bad_request', 'Pagination parameters are invalid'],
    [{ page: '1', name: '(', use_regex: 'true' }, 'bad_request', 'Pagination parameters are invalid'],
    [{ page: '2' }, 'page_out_of_range', 'Page out of range, page: 2 page size: 100, len: 0'],
  ])('of %j is refused in RabbitMQ’s words', async (parameters, error, reason) => {
    const refusal = { status: 400, error, reason };
    await expect(listed(listingOf([]), query(parameters as Record<string, string>))).rejects.toMatchObject(refusal);
  });

  it('takes regular expressions, whatever the case', async () => {
    const all = ['Alpha', 'beta', 'alphabet'].map((name) => ({ name, size: 1 }));
    const answer = await listed(listingOf(all), query({ page: '1', name: '^alpha', use_regex: 'true' }));
    expect((await rowsOf(answer)).map(({ name }) => name)).toEqual(['Alpha', 'alphabet']);
  });
});

describe('a list', () => {
  it('comes whole when no page is wanted', async () => {
    const many = Array.from({ length: 5_000 }, (_, size) => ({ name: 'n'.repeat(50), size }));
    expect(await rowsOf(await listed(listingOf(many), query({ name: 'zzz' })))).toHaveLength(5_000);
    expect(await rowsOf(await listedWhole(listingOf(many), query({ page: 'x' })))).toHaveLength(5_000);
    expect(await rowsOf(await listedWhole(listingOf([]), query({})))).toEqual([]);
  });

  it('is sorted by what lies within', async () => {
    const all = [3, 1, 2].map((size) => ({ name: 'n', size }));
    const sorted = await rowsOf(await listed(listingOf(all), query({ sort: 'size_details.rate' })));
    expect(sorted.map(({ size }) => size)).toEqual([3, 2, 1]);
  });

  it('is turned around by sort_reverse alone', async () => {
    const all = [1, 2].map((size) => ({ name: 'n', size }));
    const turned = await rowsOf(await listed(listingOf(all), query({ sort_reverse: 'true' })));
    expect(turned.map(({ size }) => size)).toEqual([2, 1]);
  });

  it.each([
    ['name,size', { name: 'n', size: 7 }],
    ['size', { size: 7 }],
    ['size_details.rate,nothing,size.x', { size_details: { rate: -7 } }],
    ['size_details.rate,size_details', { size_details: { rate: -7 } }],
    ['', {}],
  ])('has the columns %s', async (columns, row) => {
    const listing = listingOf([{ name: 'n', size: 7 }]);
    expect(await rowsOf(await listed(listing, query({ columns })))).toEqual([row]);
    expect(withColumns(listing.json(listing.rows[0]!), query({ columns })).json).toEqual(row);
  });
});

describe('the order', () => {
  it('is Erlang’s', () => {
    const keys = [0, 1.5, 20, true, undefined, { a: 1 }, '10', '9', 'a'].map((key) => ({ key }));
    const sorted = keys.toReversed().toSorted((a, b) => compareValues(a.key, b.key));
    expect(sorted).toEqual(keys);
  });

  it('is stable in portions as at once', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ index, key: (index * 7919) % 100 }));
    const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    expect(await sortInPortions(many, byKey)).toEqual(many.toSorted(byKey));
  });
});
