/**
 * The command `leveret list queues|exchanges|bindings`.
 */
import { type Value, cellText } from '../../output/format.js';
import { listCommand } from './listing.js';

const given = ['exchange declare orders --type topic', 'queue declare eu', "queue bind eu orders 'eu.#'"];

const defaultName = (value: Value): string => (value === '' ? '(default)' : cellText(value));

export const listQueues = listCommand({
  resource: 'queues',
  isOfVHost: true,
  columns: [
    { key: 'vhost' },
    { key: 'name' },
    { key: 'type' },
    { key: 'state' },
    { key: 'messages_ready', title: 'ready' },
    { key: 'messages_unacknowledged', title: 'unacked' },
    { key: 'consumers' },
    { key: 'policy' },
    { key: 'arguments' },
  ],
  order: ['vhost', 'name'],
  examples: [
    { line: 'list queues', given, prints: /^vhost +name .*\n(.*\n)*.* eu /m },
    { line: 'list queues --sort messages --reverse --limit 10', given, prints: / eu /m },
    { line: 'list queues --columns name,messages --format csv', given, prints: /^name,messages\n(.*\n)*eu,/ },
  ],
});

export const listExchanges = listCommand({
  resource: 'exchanges',
  isOfVHost: true,
  columns: [
    { key: 'vhost' },
    { key: 'name', text: defaultName },
    { key: 'type' },
    { key: 'durable' },
    { key: 'auto_delete' },
    { key: 'internal' },
    { key: 'policy' },
    { key: 'arguments' },
  ],
  order: ['vhost', 'name'],
  examples: [
    { line: 'list exchanges', given, prints: / orders +topic +true /m },
    { line: "list exchanges --name '^amq' --format json", given, prints: /"name": "amq.topic"/ },
  ],
});

export const listBindings = listCommand({
  resource: 'bindings',
  isOfVHost: true,
  columns: [
    { key: 'vhost' },
    { key: 'source', text: defaultName },
    { key: 'destination_type' },
    { key: 'destination' },
    { key: 'routing_key' },
    { key: 'arguments' },
  ],
  order: ['vhost', 'source', 'destination', 'routing_key'],
  nameKey: 'destination',
  examples: [
    { line: 'list bindings', given, prints: / orders +queue +eu +eu\.#$/m },
    { line: 'list bindings --name ^eu$ --format yaml', given, prints: /source: orders/ },
  ],
});
