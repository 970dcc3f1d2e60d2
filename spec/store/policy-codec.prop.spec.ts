/**
 * Any policy comes back from its bytes as it was, and bytes of its own kind and name tell it from all others.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PolicyEntry } from '../../src/core/definitions.js';
import { appliesToWords } from '../../src/core/policy/policy.js';
import { decodeDefinition, encodeName, encodeValue } from '../../src/store/definitions/definition-codec.js';
import type { FieldValue } from '../../src/wire/values/field-table.js';
import { arbitraryShortstr } from '../support/arbitrary-values.js';

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.maxSafeInteger().map((number): FieldValue => ({ type: 'l', value: number })),
  fc.string().map((text): FieldValue => ({ type: 'S', value: text })),
);

const entry: fc.Arbitrary<PolicyEntry> = fc.record({
  kind: fc.constantFrom('policy', 'operator-policy'),
  vhost: fc.constantFrom('/', 'other', ''),
  policy: fc.record({
    name: arbitraryShortstr,
    pattern: fc.oneof(arbitraryShortstr, fc.string({ minLength: 300, maxLength: 2_000 })),
    appliesTo: fc.constantFrom(...appliesToWords),
    priority: fc.maxSafeInteger(),
    definition: fc.array(fc.tuple(arbitraryShortstr, value)).map((entries) => new Map(entries)),
  }),
});

describe('a policy in the store', () => {
  it('is read as it was written', () => {
    const property = fc.property(entry, (written) => {
      const bytes = encodeValue({ entry: written, queueIds: [] });
      expect(decodeDefinition(encodeName(written), bytes)).toEqual({ entry: written, queueIds: [] });
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('has a name that no other has', () => {
    const property = fc.property(entry, entry, (a, b) => {
      const isSame = a.kind === b.kind && a.vhost === b.vhost && a.policy.name === b.policy.name;
      expect(encodeName(a).equals(encodeName(b))).toBe(isSame);
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});
