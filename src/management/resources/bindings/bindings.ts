/**
 * Answers `/bindings`: what leads from where to where, and making and ending it. Between the same two there may be many:
 * each has a key (`properties_key`), of its routing key and arguments.
 */
import { type DestinationKind, Topology } from '../../../core/administration/topology.js';
import type { BindingFacts } from '../../../core/inspect/binding-facts.js';
import { Inspection } from '../../../core/inspect/inspection.js';
import { propertiesKey } from '../../../core/inspect/properties-key.js';
import { actorIn, argumentsIn, exchangeNamed } from '../../acting.js';
import { type Answer, done } from '../../answer.js';
import { notFound } from '../../http-error.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import { type ManagementRequest, textIn } from '../../request.js';
import { get, management, post, remove, type Route, vhostUser, vhostViewer } from '../../route.js';
import { bindingJson, bindingListing, locationOf, withKey } from './binding-json.js';

const between = '/bindings/:vhost/e/:source/:kind/:destination';
const one = `${between}/:key`;

export const bindingRoutes: readonly Route[] = [
  get('/bindings', management, ({ caller, broker, query }) => {
    const inspection = new Inspection(broker);
    const rows = caller.visible(broker.listVHosts()).flatMap((vhost) => inspection.bindings(vhost));
    return listedWhole(bindingListing(rows), query);
  }),
  list('/bindings/:vhost', (request, inspection) => inspection.bindings(request.vhost)),
  list('/queues/:vhost/:queue/bindings', (request, inspection) =>
    inspection.bindingsTo(request.vhost, 'queue', request.parameter('queue')),
  ),
  list('/exchanges/:vhost/:exchange/bindings/source', (request, inspection) =>
    inspection.bindingsFrom(request.vhost, exchangeNamed(request.parameter('exchange'))),
  ),
  list('/exchanges/:vhost/:exchange/bindings/destination', (request, inspection) =>
    inspection.bindingsTo(request.vhost, 'exchange', exchangeNamed(request.parameter('exchange'))),
  ),
  list(between, bindingsBetween),
  post(between, vhostUser, bind),
  get(one, vhostViewer, (request) => withColumns(bindingJson(namedBinding(request)), request.query)),
  remove(one, vhostUser, unbind),
];

function list(path: string, find: (request: ManagementRequest, inspection: Inspection) => BindingFacts[]): Route {
  return get(path, vhostViewer, (request) =>
    listedWhole(bindingListing(find(request, new Inspection(request.broker))), request.query),
  );
}

/** What the path names. */
interface Ends {
  readonly source: string;
  readonly kind: DestinationKind;
  readonly destination: string;
}

/** @throws HttpError 404 */
function endsIn(request: ManagementRequest): Ends {
  const kind = request.parameter('kind');
  if (kind !== 'q' && kind !== 'e') throw notFound();
  const source = exchangeNamed(request.parameter('source'));
  const destination = request.parameter('destination');
  return kind === 'q'
    ? { source, kind: 'queue', destination }
    : { source, kind: 'exchange', destination: exchangeNamed(destination) };
}

/** Looked for among those that lead to the destination: mostly fewer than what an exchange has. */
function bindingsBetween(request: ManagementRequest, inspection = new Inspection(request.broker)): BindingFacts[] {
  const { source, kind, destination } = endsIn(request);
  return inspection.bindingsTo(request.vhost, kind, destination).filter((facts) => facts.source === source);
}

/** @throws HttpError 404 */
function namedBinding(request: ManagementRequest): BindingFacts {
  const facts = withKey(bindingsBetween(request), request.parameter('key'));
  if (facts === undefined) throw notFound();
  return facts;
}

async function bind(request: ManagementRequest): Promise<Answer> {
  const body = await request.body();
  const { kind, source, destination } = endsIn(request);
  const routingKey = body.routing_key === undefined ? '' : textIn(body, 'routing_key');
  const args = argumentsIn(body);
  const topology = new Topology(actorIn(request));
  const { commit } = topology.bind(kind, { source, destination, routingKey, arguments: args });
  await request.durable(commit);
  const location = locationOf(request.parameter('destination'), propertiesKey(routingKey, args));
  return { status: 201, headers: { location } };
}

async function unbind(request: ManagementRequest): Promise<Answer> {
  const { kind } = endsIn(request);
  const { source, destination, routingKey, arguments: args } = namedBinding(request);
  const topology = new Topology(actorIn(request));
  const { commit } = topology.unbind(kind, { source, destination, routingKey, arguments: args });
  await request.durable(commit);
  return done;
}
