/**
 * The command `leveret unacked`: who holds which messages of a queue, and since when.
 */
import { defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { askOwn } from '../../management-client/own-routes.js';
import { type Column, type Row, type Value, cellText } from '../../output/format.js';
import { presentRows, remark } from '../../output/present.js';
import { counted } from '../../output/counted.js';

interface Unacked {
  readonly count: number;
  readonly deliveries: readonly Row[];
}

const columns: readonly Column[] = [
  { key: 'id' },
  { key: 'connection_name', title: 'connection' },
  { key: 'channel_number', title: 'channel' },
  { key: 'user' },
  { key: 'consumer_tag', title: 'consumer', text: (tag) => (tag === null ? '(get)' : cellText(tag)) },
  { key: 'delivered_at', title: 'delivered', text: timeText },
  { key: 'delivery_count', title: 'deliveries' },
  { key: 'exchange' },
  { key: 'routing_key', title: 'routing key' },
  { key: 'payload_bytes', title: 'bytes' },
];

const given = ['queue declare eu'];

export const unacked = defineCommand<object, [string]>({
  speaks: 'http',
  examples: [
    { line: 'unacked eu --format csv', given, prints: /^id,connection_name,channel_number,user,consumer_tag,/ },
    { line: 'unacked eu --format json', given, prints: /^\[\]$/m },
  ],
  define: (command) => command.argument('<queue>', 'its name'),
  run: async (context, _values, queue) => {
    const client = await ManagementClient.of(context);
    const answer = await askOwn(client, { kind: 'queues', name: queue, action: 'unacked' }, {});
    const { count, deliveries } = answer as Unacked;
    await presentRows(context, columns, deliveries);
    const more = count - deliveries.length;
    if (more > 0) await remark(context, `and ${counted(more, 'message')} more`);
  },
});

function timeText(value: Value): string {
  return typeof value === 'number' ? new Date(value).toISOString() : '';
}
