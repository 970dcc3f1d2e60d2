/**
 * Users, permissions and limits come back from their bytes as they were, and no two share a name that are not the same.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccessEntry } from '../../src/core/access/entries.js';
import { userLimitNames, vhostLimitNames } from '../../src/core/access/limit-values.js';
import {
  decodeDefinition,
  encodeName,
  encodeValue,
  kindsInOrder,
} from '../../src/store/definitions/definition-codec.js';
import { arbitraryShortstr } from '../support/arbitrary-values.js';

const pattern = fc.oneof(arbitraryShortstr, fc.string({ minLength: 300, maxLength: 2_000 }));
const limits = <Name extends string>(names: readonly Name[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.maxSafeInteger())).map((entries) => new Map(entries));
const name = fc.oneof(fc.constantFrom('a', 'b', '/', ''), arbitraryShortstr);

const entry: fc.Arbitrary<AccessEntry> = fc.oneof(
  fc.record({
    kind: fc.constant('user' as const),
    user: fc.record({
      name,
      password: fc.option(
        fc.record({
          algorithm: fc.constantFrom('sha256' as const, 'sha512' as const, 'md5' as const, 'scrypt' as const),
          hash: fc.base64String({ maxLength: 92 }),
        }),
        { nil: undefined },
      ),
      tags: fc.array(arbitraryShortstr),
      limits: limits(userLimitNames),
    }),
  }),
  fc.record({
    kind: fc.constant('permission' as const),
    permission: fc.record({ user: name, vhost: name, configure: pattern, write: pattern, read: pattern }),
  }),
  fc.record({
    kind: fc.constant('topic-permission' as const),
    permission: fc.record({ user: name, vhost: name, exchange: name, write: pattern, read: pattern }),
  }),
  fc.record({ kind: fc.constant('vhost-limits' as const), vhost: name, limits: limits(vhostLimitNames) }),
);

function identityOf(of: AccessEntry): string {
  switch (of.kind) {
    case 'user':
      return JSON.stringify([of.kind, of.user.name]);
    case 'permission':
      return JSON.stringify([of.kind, of.permission.vhost, of.permission.user]);
    case 'topic-permission':
      return JSON.stringify([of.kind, of.permission.vhost, of.permission.user, of.permission.exchange]);
    case 'vhost-limits':
      return JSON.stringify([of.kind, of.vhost]);
  }
}

describe('users, permissions and limits in the store', () => {
  it('are read as they were written', () => {
    const property = fc.property(entry, (written) => {
      const bytes = encodeValue({ entry: written, queueIds: [] });
      expect(decodeDefinition(encodeName(written), bytes)).toEqual({ entry: written, queueIds: [] });
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('have names that no others have', () => {
    const property = fc.property(entry, entry, (a, b) => {
      expect(encodeName(a).equals(encodeName(b))).toBe(identityOf(a) === identityOf(b));
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('come behind the vhosts and users that they are of', () => {
    const order = ['vhost', 'user', 'permission', 'topic-permission'] as const;
    const places = order.map((kind) => kindsInOrder.indexOf(kind));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(kindsInOrder.indexOf('vhost-limits')).toBeGreaterThan(places[0]!);
  });

  it('that a version does not know are no definitions to it', () => {
    const bytes = encodeValue({ entry: { kind: 'defaults' }, queueIds: [] });
    const encoded = encodeName({ kind: 'defaults' });
    expect(decodeDefinition(encoded, bytes)).toEqual({ entry: { kind: 'defaults' }, queueIds: [] });
    bytes[0] = 200;
    expect(decodeDefinition(encoded, bytes)).toBeUndefined();
  });
});
