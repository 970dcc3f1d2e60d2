/**
 * The command `leveret list users|vhosts|policies`.
 */
import { cellText } from '../../output/format.js';
import { listCommand } from './listing.js';

export const listUsers = listCommand({
  resource: 'users',
  isOfVHost: false,
  // Never the hash of a password.
  columns: [{ key: 'name' }, { key: 'tags', text: (tags) => (Array.isArray(tags) ? tags.join(', ') : cellText(tags)) }],
  order: ['name'],
  examples: [
    { line: 'list users', prints: /^guest +administrator$/m },
    { line: 'list users --format yaml', prints: /^- name: guest$/m },
  ],
});

export const listVHosts = listCommand({
  resource: 'vhosts',
  isOfVHost: false,
  columns: [
    { key: 'name' },
    { key: 'description' },
    { key: 'messages_ready', title: 'ready' },
    { key: 'messages_unacknowledged', title: 'unacked' },
    { key: 'default_queue_type' },
    { key: 'tracing' },
  ],
  order: ['name'],
  examples: [
    { line: 'list vhosts', prints: /^\/ /m },
    { line: 'list vhosts --columns name --format json', prints: /"name": "\/"/ },
  ],
});

export const listPolicies = listCommand({
  resource: 'policies',
  isOfVHost: true,
  columns: [
    { key: 'vhost' },
    { key: 'name' },
    { key: 'pattern' },
    { key: 'apply-to' },
    { key: 'priority' },
    { key: 'definition' },
  ],
  order: ['vhost', 'name'],
  examples: [
    { line: 'list policies --format json', prints: /^\[/ },
    { line: 'list policies --columns name,pattern --format csv', prints: /^name,pattern\n/ },
  ],
});
