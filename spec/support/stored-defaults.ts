/**
 * What a store has kept of a broker that ran before: its definitions, and the user that came with the broker.
 */
import type { DefinitionEntry } from '../../src/core/definitions.js';

const guestEntries: readonly DefinitionEntry[] = [
  { kind: 'user', user: { name: 'guest', password: undefined, tags: ['administrator'], limits: new Map() } },
  { kind: 'permission', permission: { user: 'guest', vhost: '/', configure: '.*', write: '.*', read: '.*' } },
];

/** These, which begin with vhosts, in the order in which they can be restored. */
export function withDefaults(entries: readonly DefinitionEntry[]): readonly DefinitionEntry[] {
  const isVHost = ({ kind }: DefinitionEntry): boolean => kind === 'vhost';
  return [
    { kind: 'defaults' },
    ...entries.filter(isVHost),
    ...guestEntries,
    ...entries.filter((entry) => !isVHost(entry)),
  ];
}

/** What is kept beside these. */
export function withoutDefaults(entries: readonly DefinitionEntry[]): readonly DefinitionEntry[] {
  const own: readonly DefinitionEntry['kind'][] = ['defaults', 'user', 'permission'];
  return entries.filter(({ kind }) => !own.includes(kind));
}
