/**
 * Answers `/exchanges`: what there is, and making and deleting it.
 */
import { Topology } from '../../../core/administration/topology.js';
import type { ExchangeFacts } from '../../../core/inspect/exchange-facts.js';
import { Inspection } from '../../../core/inspect/inspection.js';
import { actorIn, argumentsIn, exchangeNamed, isAsked } from '../../acting.js';
import { type Answer, done, stored } from '../../answer.js';
import { notFound } from '../../http-error.js';
import { listed, withColumns } from '../../listing/listing.js';
import { type ManagementRequest, flagIn, textIn } from '../../request.js';
import { get, management, put, remove, type Route, vhostUser, vhostViewer } from '../../route.js';
import { exchangeJson, exchangeListing } from './exchange-json.js';

const one = '/exchanges/:vhost/:exchange';

export const exchangeRoutes: readonly Route[] = [
  get('/exchanges', management, (request) => {
    const { caller, broker, query } = request;
    return listed(exchangeListing(request, caller.visible(broker.listVHosts())), query);
  }),
  get('/exchanges/:vhost', vhostViewer, (request) => listed(exchangeListing(request, [request.vhost]), request.query)),
  get(one, vhostViewer, (request) => {
    // By exchange and channel RabbitMQ counts in its detailed mode alone.
    const json = { ...exchangeJson(request, namedExchange(request)), incoming: [], outgoing: [] };
    return withColumns(json, request.query);
  }),
  put(one, vhostUser, putExchange),
  remove(one, vhostUser, removeExchange),
];

/**
 * The exchange that the path names.
 *
 * @throws HttpError 404
 */
function namedExchange(request: ManagementRequest): ExchangeFacts {
  const name = exchangeNamed(request.parameter('exchange'));
  const facts = new Inspection(request.broker).findExchange(request.vhost, name);
  if (facts === undefined) throw notFound();
  return facts;
}

/** Without a type it is a direct exchange (RabbitMQ). */
async function putExchange(request: ManagementRequest): Promise<Answer> {
  const body = await request.body();
  const topology = new Topology(actorIn(request));
  const { changed, commit } = topology.declareExchange({
    name: exchangeNamed(request.parameter('exchange')),
    type: body.type === undefined ? 'direct' : textIn(body, 'type'),
    durable: flagIn(body, 'durable') ?? false,
    autoDelete: flagIn(body, 'auto_delete') ?? false,
    internal: flagIn(body, 'internal') ?? false,
    arguments: argumentsIn(body),
  });
  await request.durable(commit);
  return stored(changed);
}

async function removeExchange(request: ManagementRequest): Promise<Answer> {
  const { name } = namedExchange(request);
  const { commit } = new Topology(actorIn(request)).deleteExchange(name, isAsked(request.query, 'if-unused'));
  await request.durable(commit);
  return done;
}
