/**
 * The command `leveret list connections|channels|consumers`.
 */
import { listCommand } from './listing.js';

export const listConnections = listCommand({
  resource: 'connections',
  isOfVHost: false,
  columns: [
    { key: 'name' },
    { key: 'vhost' },
    { key: 'user' },
    { key: 'state' },
    { key: 'channels' },
    { key: 'client_properties.connection_name', title: 'connection_name' },
    { key: 'client_properties.product', title: 'product' },
    { key: 'client_properties.version', title: 'version' },
  ],
  order: ['name'],
  examples: [
    { line: 'list connections --format json', prints: /^\[/ },
    { line: 'list connections --columns name,user --format csv', prints: /^name,user\n/ },
  ],
});

export const listChannels = listCommand({
  resource: 'channels',
  isOfVHost: false,
  columns: [
    { key: 'name' },
    { key: 'vhost' },
    { key: 'user' },
    { key: 'state' },
    { key: 'consumer_count', title: 'consumers' },
    { key: 'prefetch_count', title: 'prefetch' },
    { key: 'messages_unacknowledged', title: 'unacked' },
    { key: 'messages_unconfirmed', title: 'unconfirmed' },
    { key: 'confirm' },
  ],
  order: ['name'],
  examples: [
    { line: 'list channels --format json', prints: /^\[/ },
    { line: 'list channels --columns name,messages_unacknowledged --format csv', prints: /^name,messages_unack/ },
  ],
});

export const listConsumers = listCommand({
  resource: 'consumers',
  isOfVHost: true,
  columns: [
    { key: 'queue.vhost', title: 'vhost' },
    { key: 'queue.name', title: 'queue' },
    { key: 'consumer_tag' },
    { key: 'channel_details.connection_name', title: 'connection' },
    { key: 'ack_required', title: 'acks' },
    { key: 'prefetch_count', title: 'prefetch' },
    { key: 'exclusive' },
    { key: 'active' },
  ],
  order: ['queue.vhost', 'queue.name', 'consumer_tag'],
  nameKey: 'consumer_tag',
  examples: [
    { line: 'list consumers --format json', prints: /^\[/ },
    { line: 'list consumers --columns queue.name,consumer_tag --format csv', prints: /^queue\.name,consumer_tag\n/ },
  ],
});
