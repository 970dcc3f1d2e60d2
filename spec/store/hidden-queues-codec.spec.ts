/**
 * Definitions of what exchanges keep, and of traced vhosts, as bytes: each comes back as it was, and none is
 * taken for another of the same name.
 */
import { describe, expect, it } from '@jest/globals';
import type { DefinitionEntry } from '../../src/core/definitions.js';
import { decodeDefinition, encodeName, encodeValue } from '../../src/store/definitions/definition-codec.js';
import { durable } from '../support/store-hands.js';

const entries: readonly DefinitionEntry[] = [
  { kind: 'queue', vhost: '/', definition: durable('x') },
  { kind: 'queue', vhost: '/', definition: { ...durable('x'), delays: true } },
  { kind: 'queue', vhost: '/', definition: { ...durable('x'), remembers: true } },
  { kind: 'vhost', name: '/' },
  { kind: 'vhost', name: 'traced', tracing: true },
  { kind: 'vhost', name: 'said', details: { description: 'ü', tags: ['a', 'b'], defaultQueueType: 'quorum' } },
  { kind: 'vhost', name: 'both', tracing: true, details: { description: '', tags: [], defaultQueueType: undefined } },
  { kind: 'parameter', vhost: '/', component: 'shovel', name: 's', json: '{"a":[1,null]}' },
  { kind: 'global-parameter', name: 's', json: '"text"' },
];

describe('a definition', () => {
  it.each(entries)('comes back: %j', (entry) => {
    const queueIds = entry.kind === 'queue' ? [7] : [];
    expect(decodeDefinition(encodeName(entry), encodeValue({ entry, queueIds }))).toEqual({ entry, queueIds });
  });

  it('has a name of its own', () => {
    expect(new Set(entries.map((entry) => encodeName(entry).toString('hex'))).size).toBe(entries.length);
  });

  it('of a vhost keeps its name when it is traced', () => {
    const [plain, traced] = [
      { kind: 'vhost', name: 'v' } as const,
      { kind: 'vhost', name: 'v', tracing: true } as const,
    ];
    expect(encodeName(traced)).toEqual(encodeName(plain));
  });
});
