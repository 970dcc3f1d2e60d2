/**
 * The resource `/vhosts`: virtual hosts, and who may enter them.
 */
import { Sums, sumsOf } from '../../../core/inspect/sums.js';
import { VHostFacts } from '../../../core/inspect/vhost-facts.js';
import { noDetails, readDetails, setDetails, setTracing } from '../../../core/vhost/vhost-details.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { type Answer, done, stored } from '../../answer.js';
import { notFound } from '../../http-error.js';
import { lengthsJson, messageStatsJson, trafficJson } from '../../figures/sums-json.js';
import type { JsonObject } from '../../json.js';
import { type Listing, listed, listedWhole, withColumns } from '../../listing/listing.js';
import { type ManagementRequest, flagIn } from '../../request.js';
import { administrator, get, management, post, put, remove, type Route } from '../../route.js';
import { permissionListing, topicPermissionListing } from './permission-json.js';

export const vhostRoutes: readonly Route[] = [
  get('/vhosts', management, (request) => listed(listing(request), request.query)),
  get('/vhosts/:vhost', administrator, (request) =>
    withColumns(vhostJson(request, request.vhost, sumsOf(request.broker).byVHost.get(request.vhost)), request.query),
  ),
  put('/vhosts/:vhost', administrator, putVHost),
  remove('/vhosts/:vhost', administrator, removeVHost),
  get('/vhosts/:vhost/permissions', administrator, ({ vhost, broker, query }) =>
    listedWhole(permissionListing(broker.access.permissions.list({ vhost: vhost.name })), query),
  ),
  get('/vhosts/:vhost/topic-permissions', administrator, ({ vhost, broker, query }) =>
    listedWhole(topicPermissionListing(broker.access.permissions.listTopics({ vhost: vhost.name })), query),
  ),
  // It runs wherever the broker does.
  post('/vhosts/:vhost/start/:node', administrator, (request) => {
    if (request.broker.findVHost(request.parameter('vhost')) === undefined) throw notFound();
    return done;
  }),
];

function listing(request: ManagementRequest): Listing<VHost> {
  const { byVHost } = sumsOf(request.broker);
  return {
    rows: request.caller.visible(request.broker.listVHosts()),
    nameOf: ({ name }) => name,
    json: (vhost) => vhostJson(request, vhost, byVHost.get(vhost)),
    quick: {
      name: ({ name }) => name,
      tracing: ({ tracing }) => tracing,
      messages: (vhost) => byVHost.get(vhost)?.messages,
    },
  };
}

function vhostJson({ broker, surroundings, query }: ManagementRequest, vhost: VHost, sums = new Sums()): JsonObject {
  const { name, tracing, details } = vhost;
  const { description, tags, defaultQueueType } = details;
  const rates = surroundings.sampler.vhost(new VHostFacts(vhost, sums));
  return {
    name,
    description,
    tags,
    default_queue_type: defaultQueueType ?? 'undefined',
    metadata: {
      description,
      tags,
      ...(defaultQueueType !== undefined && { default_queue_type: defaultQueueType }),
    },
    tracing,
    cluster_state: { [broker.nodeName]: 'running' },
    ...lengthsJson(sums, rates, query),
    ...trafficJson(sums, rates, query),
    message_stats: messageStatsJson(sums, rates, query),
  };
}

/** Who makes a vhost may do everything in it (RabbitMQ). */
async function putVHost(request: ManagementRequest): Promise<Answer> {
  const { broker, caller } = request;
  const name = request.parameter('vhost');
  const body = await request.body();
  const tracing = flagIn(body, 'tracing');
  const before = broker.findVHost(name);
  const isNew = before === undefined;
  const details = readDetails(body, before?.details ?? noDetails);
  let commit = broker.addVHost(name);
  commit = Math.max(commit, setDetails(request.vhost, details));
  if (tracing !== undefined) commit = Math.max(commit, setTracing(request.vhost, tracing));
  if (isNew) {
    const everything = { configure: '.*', write: '.*', read: '.*' };
    commit = Math.max(commit, broker.access.permissions.set({ user: caller.name, vhost: name, ...everything }));
  }
  await request.durable(commit);
  return stored(isNew);
}

async function removeVHost(request: ManagementRequest): Promise<Answer> {
  const commit = request.broker.removeVHost(request.parameter('vhost'));
  if (commit === undefined) throw notFound();
  await request.durable(commit);
  return done;
}
