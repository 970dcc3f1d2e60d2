/**
 * Answers `/queues`: what there is, and making, emptying and deleting it.
 */
import { Inspection } from '../../../core/inspect/inspection.js';
import type { QueueFacts } from '../../../core/inspect/queue-facts.js';
import { Topology } from '../../../core/administration/topology.js';
import { actorIn, argumentsIn, isAsked } from '../../acting.js';
import { type Answer, done, stored } from '../../answer.js';
import { badRequest, notFound } from '../../http-error.js';
import type { Json } from '../../json.js';
import { listed, withColumns } from '../../listing/listing.js';
import { type ManagementRequest, flagIn } from '../../request.js';
import { administrator, get, management, post, put, remove, type Route, vhostUser, vhostViewer } from '../../route.js';
import { consumerJson } from '../clients/consumer-json.js';
import { queueJson } from './queue-json.js';
import { queueListing } from './queue-listing.js';

const one = '/queues/:vhost/:queue';

export const queueRoutes: readonly Route[] = [
  get('/queues', management, listAll),
  // Newer versions of RabbitMQ leave half of it out of the other list.
  get('/queues/detailed', management, listAll),
  get('/queues/:vhost', vhostViewer, (request) => listed(queueListing(request, [request.vhost]), request.query)),
  get(one, vhostViewer, (request) => withColumns(detailedJson(request, namedQueue(request)), request.query)),
  put(one, vhostUser, putQueue),
  remove(one, vhostUser, removeQueue),
  remove(`${one}/contents`, vhostUser, (request) => {
    const actor = actorIn(request);
    new Topology(actor).purgeQueue(namedQueue(request).name);
    return done;
  }),
  post(`${one}/actions`, administrator, act),
];

/**
 * The queue that the path names.
 *
 * @throws HttpError 404
 */
export function namedQueue(request: ManagementRequest): QueueFacts {
  const facts = new Inspection(request.broker).findQueue(request.vhost, request.parameter('queue'));
  if (facts === undefined) throw notFound();
  return facts;
}

function listAll(request: ManagementRequest): Promise<Answer> {
  const { caller, broker, query } = request;
  return listed(queueListing(request, caller.visible(broker.listVHosts())), query);
}

function detailedJson(request: ManagementRequest, facts: QueueFacts): ReturnType<typeof queueJson> {
  const json = queueJson(request, facts);
  if (isAsked(request.query, 'disable_stats')) return json;
  const { broker } = request;
  const consumers = new Inspection(broker).consumersOfQueue(facts);
  return {
    ...json,
    consumer_details: consumers.map((consumer) => consumerJson(consumer, broker.nodeName)),
    // By exchange and channel RabbitMQ counts in its detailed mode alone.
    incoming: [],
    deliveries: [],
  };
}

/** `node` is passed over: there is one. */
async function putQueue(request: ManagementRequest): Promise<Answer> {
  const body = await request.body();
  const topology = new Topology(actorIn(request));
  const { changed, commit } = topology.declareQueue({
    name: request.parameter('queue'),
    durable: flagIn(body, 'durable') ?? false,
    autoDelete: flagIn(body, 'auto_delete') ?? false,
    arguments: argumentsIn(body),
  });
  await request.durable(commit);
  return stored(changed);
}

async function removeQueue(request: ManagementRequest): Promise<Answer> {
  const { query } = request;
  const { name } = namedQueue(request);
  const conditions = { ifEmpty: isAsked(query, 'if-empty'), ifUnused: isAsked(query, 'if-unused') };
  const { commit } = new Topology(actorIn(request)).deleteQueue(name, conditions);
  await request.durable(commit);
  return done;
}

/** What mirrors of a queue can be told. There is none, so all of them are in step. */
async function act(request: ManagementRequest): Promise<Answer> {
  const { action } = await request.body('action');
  namedQueue(request);
  if (action !== 'sync' && action !== 'cancel_sync') throw badRequest(['unknown', action as Json]);
  return done;
}
