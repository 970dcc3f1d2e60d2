/**
 * The command `leveret status`: what a broker is, what it holds, and how much room it has.
 */
import { defineCommand } from '../../command.js';
import { durationText, sizeText } from './figures.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { ManagementError } from '../../management-client/management-error.js';
import { type Column, type Row, type Value, cellText } from '../../output/format.js';
import { presentRecord } from '../../output/present.js';

const columns: readonly Column[] = [
  { key: 'product' },
  { key: 'version' },
  { key: 'node' },
  { key: 'uptime_ms', title: 'uptime', text: durationText },
  { key: 'alarms', text: (alarms) => (Array.isArray(alarms) && alarms.length > 0 ? alarms.join(', ') : 'none') },
  { key: 'memory_bytes', title: 'memory', text: sizeText },
  { key: 'memory_limit_bytes', title: 'memory limit', text: sizeText },
  { key: 'disk_free_bytes', title: 'disk free', text: sizeText },
  { key: 'disk_free_limit_bytes', title: 'disk free limit', text: sizeText },
  { key: 'connections' },
  { key: 'channels' },
  { key: 'consumers' },
  { key: 'exchanges' },
  { key: 'queues' },
  { key: 'messages_ready', title: 'messages ready' },
  { key: 'messages_unacknowledged', title: 'messages unacked' },
  { key: 'publish_rate', title: 'published/s' },
  { key: 'deliver_rate', title: 'delivered/s' },
  { key: 'ack_rate', title: 'acked/s' },
];

export const status = defineCommand<object, []>({
  speaks: 'http',
  examples: [
    { line: 'status', prints: /^product +\w+\nversion +\d/ },
    { line: 'status --format json', prints: /"alarms": \[\]/ },
  ],
  define: (command) => command,
  run: async (context) => {
    const client = await ManagementClient.of(context);
    const overview = (await client.ask('/overview')) as Row;
    await presentRecord(context, columns, { ...ofOverview(overview), ...ofNode(await nodeOf(client, overview)) });
  },
});

/** For those who may look at nodes: the tag `monitoring`. */
async function nodeOf(client: ManagementClient, { node }: Row): Promise<Row | undefined> {
  try {
    return (await client.ask(`/nodes/${encodeURIComponent(cellText(node))}`)) as Row;
  } catch (error) {
    if (error instanceof ManagementError && (error.status === 401 || error.status === 403)) return undefined;
    throw error;
  }
}

function ofOverview(overview: Row): Row {
  return {
    product: overview.product_name ?? 'RabbitMQ',
    version: overview.product_version ?? overview.rabbitmq_version,
    node: overview.node,
    ...(overview.object_totals as Row | undefined),
    messages_ready: within(overview, 'queue_totals', 'messages_ready') ?? 0,
    messages_unacknowledged: within(overview, 'queue_totals', 'messages_unacknowledged') ?? 0,
    publish_rate: within(overview, 'message_stats', 'publish_details', 'rate') ?? 0,
    deliver_rate: within(overview, 'message_stats', 'deliver_get_details', 'rate') ?? 0,
    ack_rate: within(overview, 'message_stats', 'ack_details', 'rate') ?? 0,
  };
}

function ofNode(node: Row | undefined): Row {
  if (node === undefined) return {};
  const alarms = [...(node.mem_alarm === true ? ['memory'] : []), ...(node.disk_free_alarm === true ? ['disk'] : [])];
  return {
    uptime_ms: node.uptime,
    alarms,
    memory_bytes: node.mem_used,
    memory_limit_bytes: node.mem_limit,
    disk_free_bytes: node.disk_free,
    disk_free_limit_bytes: node.disk_free_limit,
  };
}

function within(row: Row, ...keys: readonly string[]): Value {
  let value: Value = row;
  for (const key of keys) value = (value as Row | undefined)?.[key];
  return value;
}
