/**
 * Commands for administrators: a line each.
 */
import { type Group, type Leaf, leaf } from './leaf.js';

const user: readonly Leaf[] = [
  leaf('add', 'Add a user.', async () => (await import('../commands/user/add.js')).userAdd),
  leaf(
    'delete',
    'Delete a user with its permissions.',
    async () => (await import('../commands/user/delete.js')).userDelete,
  ),
  leaf(
    'password',
    'Give a user another password.',
    async () => (await import('../commands/user/password.js')).userPassword,
  ),
  leaf(
    'tags',
    'Say how much of the management is open to a user.',
    async () => (await import('../commands/user/tags.js')).userTags,
  ),
];

const permission: readonly Leaf[] = [
  leaf(
    'set',
    'Say what a user may do in a vhost.',
    async () => (await import('../commands/permission/permission.js')).permissionSet,
  ),
  leaf(
    'clear',
    'Let a user into a vhost no more.',
    async () => (await import('../commands/permission/permission.js')).permissionClear,
  ),
  leaf(
    'list',
    'List who may do what where.',
    async () => (await import('../commands/permission/permission.js')).permissionList,
  ),
];

const topicPermission: readonly Leaf[] = [
  leaf(
    'set',
    'Hold a user to routing keys by a topic exchange.',
    async () => (await import('../commands/permission/topic-permission.js')).topicPermissionSet,
  ),
  leaf(
    'clear',
    'Hold a user to routing keys no more.',
    async () => (await import('../commands/permission/topic-permission.js')).topicPermissionClear,
  ),
  leaf(
    'list',
    'List who is held to which routing keys.',
    async () => (await import('../commands/permission/topic-permission.js')).topicPermissionList,
  ),
];

const vhost: readonly Leaf[] = [
  leaf(
    'add',
    'Add a virtual host, if it is not there.',
    async () => (await import('../commands/vhost/vhost.js')).vhostAdd,
  ),
  leaf(
    'delete',
    'Delete a virtual host with all that is in it.',
    async () => (await import('../commands/vhost/vhost.js')).vhostDelete,
  ),
];

const policy: readonly Leaf[] = [
  leaf('set', 'Set a policy.', async () => (await import('../commands/policy/policy.js')).policySet),
  leaf('clear', 'Remove a policy.', async () => (await import('../commands/policy/policy.js')).policyClear),
];

const operatorPolicy: readonly Leaf[] = [
  leaf('set', 'Set an operator policy.', async () => (await import('../commands/policy/policy.js')).operatorPolicySet),
  leaf(
    'clear',
    'Remove an operator policy.',
    async () => (await import('../commands/policy/policy.js')).operatorPolicyClear,
  ),
  leaf(
    'list',
    'List operator policies.',
    async () => (await import('../commands/policy/policy.js')).operatorPolicyList,
  ),
];

const limit: readonly Leaf[] = [
  leaf('set', 'Set a limit of a user or a vhost.', async () => (await import('../commands/limit/limit.js')).limitSet),
  leaf(
    'clear',
    'Remove a limit of a user or a vhost.',
    async () => (await import('../commands/limit/limit.js')).limitClear,
  ),
  leaf('list', 'List limits of users and vhosts.', async () => (await import('../commands/limit/limit.js')).limitList),
];

const definitions: readonly Leaf[] = [
  leaf(
    'export',
    'Write definitions to a file.',
    async () => (await import('../commands/definitions/export.js')).definitionsExport,
  ),
  leaf(
    'import',
    'Bring definitions from a file.',
    async () => (await import('../commands/definitions/import.js')).definitionsImport,
  ),
];

const topology: readonly Leaf[] = [
  leaf(
    'apply',
    'Have a virtual host have what a file wants.',
    async () => (await import('../commands/topology/apply.js')).topologyApply,
  ),
  leaf(
    'export',
    'Write what a virtual host has to a file.',
    async () => (await import('../commands/topology/export.js')).topologyExport,
  ),
];

const connection: readonly Leaf[] = [
  leaf(
    'close',
    'Close connections of clients.',
    async () => (await import('../commands/connection/close.js')).connectionClose,
  ),
];

export const administration: readonly (Group | Leaf)[] = [
  {
    name: 'topology',
    summary: 'Apply and export files of exchanges, queues, bindings and policies.',
    commands: topology,
  },
  { name: 'definitions', summary: 'Export and import all that is declared.', commands: definitions },
  { name: 'user', summary: 'Add, change and delete users.', commands: user },
  { name: 'permission', summary: 'Say who may do what in which vhost.', commands: permission },
  { name: 'topic-permission', summary: 'Hold users to routing keys.', commands: topicPermission },
  { name: 'vhost', summary: 'Add and delete virtual hosts.', commands: vhost },
  { name: 'policy', summary: 'Set and remove policies.', commands: policy },
  { name: 'operator-policy', summary: 'Set, remove and list operator policies.', commands: operatorPolicy },
  { name: 'limit', summary: 'Limit connections, channels and queues.', commands: limit },
  { name: 'connection', summary: 'Close connections.', commands: connection },
  leaf('alarms', 'Show why publishers are stopped.', async () => (await import('../commands/broker/alarms.js')).alarms),
];
