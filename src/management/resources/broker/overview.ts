/**
 * The resource `/overview`: the broker at a glance; and `/version`.
 */
import type { Answer } from '../../answer.js';
import { COMPATIBLE_VERSION, exchangeTypesJson } from '../../compatible.js';
import type { JsonObject } from '../../json.js';
import { withColumns } from '../../listing/listing.js';
import type { ListeningPort } from '../../ports.js';
import type { ManagementRequest } from '../../request.js';
import { get, management, type Route } from '../../route.js';
import { type RatedValues, rated } from '../../figures/rated.js';
import { rangeIn } from '../../figures/ranges.js';
import { lengthsJson, messageStatsJson } from '../../figures/sums-json.js';
import type { OverviewFigure } from '../../../core/statistics/sampling/sampler.js';
import { shownTo } from './totals.js';

export const overviewRoutes: readonly Route[] = [
  get('/overview', management, overview),
  get('/version', management, ({ surroundings }) => ({
    status: 200,
    text: { type: 'application/json', body: JSON.stringify(surroundings.node.version) },
  })),
];

function overview(request: ManagementRequest): Answer {
  const { broker, caller, surroundings, query } = request;
  const { sums, rates } = shownTo(request);
  const { node } = surroundings;
  const ofAll: JsonObject = {
    management_version: COMPATIBLE_VERSION,
    rates_mode: 'basic',
    sample_retention_policies: { global: [600, 3600, 28800, 86400], basic: [600, 3600], detailed: [600] },
    exchange_types: exchangeTypesJson,
    product_version: node.version,
    product_name: node.product,
    rabbitmq_version: COMPATIBLE_VERSION,
    cluster_name: broker.globalParameters.clusterName ?? broker.nodeName,
    // What Erlang is to RabbitMQ, Node.js is here.
    erlang_version: process.versions.node,
    erlang_full_version: `Node.js ${process.versions.node} [${process.platform} ${process.arch}]`,
    release_series_support_status: 'supported',
    disable_stats: false,
    enable_queue_totals: false,
    message_stats: { ...messageStatsJson(sums, rates, query), ...diskJson(request) },
    churn_rates: churnRates(request),
    queue_totals: lengthsJson(sums, rates, query),
    object_totals: {
      channels: sums.channels,
      connections: sums.connections,
      consumers: sums.consumers,
      exchanges: sums.exchanges,
      queues: sums.queues,
    },
    statistics_db_event_queue: 0,
    node: broker.nodeName,
  };
  // Where the broker can be reached is for those who run it (RabbitMQ).
  const ports = caller.may('monitoring') ? surroundings.allPorts() : [];
  return withColumns(
    {
      ...ofAll,
      listeners: ports.map((port) => listenerJson(port, broker.nodeName)),
      contexts: ports.filter(isOurs).map((port) => contextJson(port, broker.nodeName)),
    },
    query,
  );
}

/** Messages that the store read and wrote; no vhost has some of its own. */
function diskJson({ broker, caller, surroundings, query }: ManagementRequest): JsonObject {
  const { messagesRead, messagesWritten } = broker.store.figures;
  if (!caller.may('monitoring') || messagesRead + messagesWritten === 0) return {};
  const values: RatedValues<OverviewFigure> = {
    disk_reads: [messagesRead, 'diskReads'],
    disk_writes: [messagesWritten, 'diskWrites'],
  };
  return rated(values, surroundings.sampler.overview(), rangeIn(query, 'msg_rates'));
}

function churnRates({ broker, surroundings }: ManagementRequest): JsonObject {
  const { churn } = broker.statistics;
  const values: RatedValues<OverviewFigure> = {
    channel_closed: [churn.channelsClosed, 'channelsClosed'],
    channel_created: [churn.channelsCreated, 'channelsCreated'],
    connection_closed: [churn.connectionsClosed, 'connectionsClosed'],
    connection_created: [churn.connectionsCreated, 'connectionsCreated'],
    queue_created: [churn.queuesCreated, 'queuesCreated'],
    queue_declared: [churn.queuesDeclared, 'queuesDeclared'],
    queue_deleted: [churn.queuesDeleted, 'queuesDeleted'],
  };
  return rated(values, surroundings.sampler.overview());
}

function listenerJson({ protocol, host, port }: ListeningPort, node: string): JsonObject {
  return { node, protocol, ip_address: host, port, socket_opts: {} };
}

export function isOurs({ protocol }: ListeningPort): boolean {
  return protocol === 'http' || protocol === 'https';
}

export function contextJson({ host, port }: ListeningPort, node: string): JsonObject {
  return {
    node,
    description: 'RabbitMQ Management',
    path: '/',
    ip: host,
    port: String(port),
    ssl_opts: [],
    cowboy_opts: '[]',
  };
}
