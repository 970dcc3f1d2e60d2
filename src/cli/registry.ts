/**
 * All commands: a line each. What a command needs is loaded when it runs, so that `--help` is quick.
 */
import { administration } from './registration/administration.js';
import { type Group, type Leaf, leaf } from './registration/leaf.js';

const exchange: readonly Leaf[] = [
  leaf(
    'declare',
    'Make an exchange, if it is not there.',
    async () => (await import('./commands/exchange/declare.js')).exchangeDeclare,
  ),
  leaf(
    'delete',
    'Delete an exchange, if it is there.',
    async () => (await import('./commands/exchange/delete.js')).exchangeDelete,
  ),
  leaf(
    'bind',
    'Have messages of one exchange go on to another.',
    async () => (await import('./commands/exchange/binding.js')).exchangeBind,
  ),
  leaf(
    'unbind',
    'Remove a binding between two exchanges.',
    async () => (await import('./commands/exchange/binding.js')).exchangeUnbind,
  ),
];

const queue: readonly Leaf[] = [
  leaf(
    'declare',
    'Make a queue, if it is not there.',
    async () => (await import('./commands/queue/declare.js')).queueDeclare,
  ),
  leaf(
    'delete',
    'Delete a queue with its messages, if it is there.',
    async () => (await import('./commands/queue/delete.js')).queueDelete,
  ),
  leaf(
    'purge',
    'Drop all messages of a queue that are ready.',
    async () => (await import('./commands/queue/purge.js')).queuePurge,
  ),
  leaf(
    'bind',
    'Have messages of an exchange go to a queue.',
    async () => (await import('./commands/queue/binding.js')).queueBind,
  ),
  leaf('unbind', 'Remove a binding of a queue.', async () => (await import('./commands/queue/binding.js')).queueUnbind),
  leaf(
    'pause',
    'Have a queue give no messages out.',
    async () => (await import('./commands/queue/pausing.js')).queuePause,
  ),
  leaf('resume', 'End the pause of a queue.', async () => (await import('./commands/queue/pausing.js')).queueResume),
];

const list: readonly Leaf[] = [
  leaf('queues', 'List queues.', async () => (await import('./commands/list/topology.js')).listQueues),
  leaf('exchanges', 'List exchanges.', async () => (await import('./commands/list/topology.js')).listExchanges),
  leaf('bindings', 'List bindings.', async () => (await import('./commands/list/topology.js')).listBindings),
  leaf('connections', 'List connections.', async () => (await import('./commands/list/clients.js')).listConnections),
  leaf('channels', 'List channels.', async () => (await import('./commands/list/clients.js')).listChannels),
  leaf('consumers', 'List consumers.', async () => (await import('./commands/list/clients.js')).listConsumers),
  leaf('users', 'List users.', async () => (await import('./commands/list/administration.js')).listUsers),
  leaf('vhosts', 'List virtual hosts.', async () => (await import('./commands/list/administration.js')).listVHosts),
  leaf('policies', 'List policies.', async () => (await import('./commands/list/administration.js')).listPolicies),
];

export const registry: readonly (Group | Leaf)[] = [
  { name: 'exchange', summary: 'Declare, delete and bind exchanges.', commands: exchange },
  { name: 'queue', summary: 'Declare, delete, purge and bind queues.', commands: queue },
  leaf('publish', 'Publish messages.', async () => (await import('./commands/message/publish.js')).publish),
  leaf('get', 'Show the first messages of a queue.', async () => (await import('./commands/message/get.js')).get),
  leaf(
    'consume',
    'Show messages of a queue as they come.',
    async () => (await import('./commands/message/consume.js')).consume,
  ),
  leaf('peek', 'Look at messages where they are.', async () => (await import('./commands/message/peek.js')).peek),
  leaf(
    'unacked',
    'Show who holds which messages of a queue.',
    async () => (await import('./commands/message/unacked.js')).unacked,
  ),
  leaf(
    'move',
    'Move messages to another queue or exchange.',
    async () => (await import('./commands/message/move.js')).move,
  ),
  leaf(
    'dump',
    'Write the messages of a queue to a file.',
    async () => (await import('./commands/message/dump.js')).dump,
  ),
  leaf(
    'load',
    'Publish the messages of a file to a queue.',
    async () => (await import('./commands/message/load.js')).load,
  ),
  leaf('tail', 'Show what flows through an exchange.', async () => (await import('./commands/message/tail.js')).tail),
  { name: 'list', summary: 'List what there is in a broker.', commands: list },
  leaf(
    'explain',
    'Show where a message would go, and why.',
    async () => (await import('./commands/broker/explain.js')).explain,
  ),
  leaf('status', 'Show how a broker is.', async () => (await import('./commands/broker/status.js')).status),
  leaf('health', 'Check whether a broker is well.', async () => (await import('./commands/broker/health.js')).health),
  ...administration,
  leaf(
    'completion',
    'Write a script that has a shell complete commands.',
    async () => (await import('./commands/completion.js')).completion,
  ),
];
