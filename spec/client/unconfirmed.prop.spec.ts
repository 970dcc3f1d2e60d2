/**
 * The ring of unconfirmed publications is a map from numbers to publications.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Publication } from '../../src/client/publish/publication.js';
import { Unconfirmed } from '../../src/client/publish/unconfirmed.js';

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('push', 'push for nobody'), times: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('take', 'take up to'), number: fc.nat(400) }) },
);

it('gives out what was put in', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const ring = new Unconfirmed();
      const model = new Map<number, Publication>();
      let last = 0;
      for (const one of steps) {
        if ('times' in one) {
          for (let i = 0; i < one.times; i++) {
            const publication = one.do === 'push' ? ({ routingKey: `${++last}` } as Publication) : undefined;
            if (publication === undefined) last++;
            else model.set(last, publication);
            ring.push(publication);
          }
        } else if (one.do === 'take') {
          expect(ring.take(one.number)).toBe(model.get(one.number));
          model.delete(one.number);
        } else {
          const taken: Publication[] = [];
          ring.takeUpTo(one.number, (publication) => taken.push(publication));
          const expected = [...model].filter(([number]) => number <= one.number);
          expect(taken).toEqual(expected.map(([, publication]) => publication));
          for (const [number] of expected) model.delete(number);
        }
        expect(ring.count).toBe(model.size);
        expect([...ring]).toEqual([...model.values()]);
      }
      expect(ring.drain()).toEqual([...model.values()]);
      expect([ring.count, [...ring]]).toEqual([0, []]);
    }),
  );
});
