/**
 * The resources `/health/checks` and `/aliveness-test`: for load balancers and those who are woken at night.
 * What is well is 200 `{"status":"ok"}`, what is not 503 `{"status":"failed","reason":…}`.
 */
import { actorOf } from '../../../core/acting/actor.js';
import type { Answer } from '../../answer.js';
import { badRequest, notAuthorised } from '../../http-error.js';
import type { JsonObject } from '../../json.js';
import type { ManagementRequest } from '../../request.js';
import { anybody, get, management, type Route, vhostUser } from '../../route.js';
import { alarmsJson } from './alarms.js';
import { assertOurNode } from './our-node.js';

const checks = '/health/checks';
const quorum = `${checks}/quorum-queues-without-elected-leaders`;

export const healthCheckRoutes: readonly Route[] = [
  get(`${checks}/alarms`, management, (request) => checkAlarms(request, 'There are alarms in effect in the cluster')),
  get(`${checks}/local-alarms`, management, (request) =>
    checkAlarms(request, 'There are alarms in effect on the node'),
  ),
  get(`${checks}/certificate-expiration/:within/:unit`, management, checkCertificate),
  get(`${checks}/port-listener/:port`, management, checkPort),
  get(`${checks}/protocol-listener/:protocols`, management, checkProtocols),
  get(`${checks}/virtual-hosts`, management, () => well()),
  get(`${checks}/node-is-mirror-sync-critical`, management, () => well({ reason: 'single node cluster' })),
  get(`${checks}/node-is-quorum-critical`, management, () => well({ reason: 'single node cluster' })),
  get(`${checks}/reached-target-cluster-size`, management, () => well()),
  get(`${checks}/metadata-store/initialized`, management, () => well()),
  get(`${checks}/metadata-store/initialized/with-data`, management, () => well()),
  get(`${quorum}/all-vhosts`, management, () => well()),
  get(`${quorum}/all-vhosts/pattern/:pattern`, management, () => well()),
  get(`${quorum}/vhost/:vhost`, vhostUser, ({ vhost }) => well({ vhost: vhost.name })),
  get(`${quorum}/vhost/:vhost/pattern/:pattern`, vhostUser, ({ vhost }) => well({ vhost: vhost.name })),
  // Load balancers have no password (RabbitMQ from 4.1 on).
  get(`${checks}/is-in-service`, anybody, () => well()),
  get(`${checks}/ready-to-serve-clients`, anybody, () => well()),
  get(`${checks}/below-node-connection-limit`, anybody, checkRoom),
  get('/aliveness-test/:vhost', vhostUser, checkAlive),
  get('/healthchecks/node', management, (request) => checkAlarms(request, 'There are alarms in effect on the node')),
  get('/healthchecks/node/:node', management, (request) => {
    assertOurNode(request);
    return checkAlarms(request, 'There are alarms in effect on the node');
  }),
];

function well(more: JsonObject = {}): Answer {
  return { status: 200, json: { status: 'ok', ...more } };
}

function unwell(reason: string, more: JsonObject = {}): Answer {
  return { status: 503, json: { status: 'failed', reason, ...more } };
}

function checkAlarms({ broker }: ManagementRequest, reason: string): Answer {
  const alarms = alarmsJson(broker);
  return alarms.length === 0 ? well() : unwell(reason, { alarms });
}

const unitDays: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30, years: 365 };
const DAY_MS = 86_400_000;

function checkCertificate(request: ManagementRequest): Answer {
  const within = request.parameter('within');
  const unit = request.parameter('unit');
  if (!/^\d{1,9}$/.test(within)) throw badRequest('Invalid expiration value.');
  if (!Object.hasOwn(unitDays, unit)) {
    throw badRequest('Time unit not recognised. Supported units: days, weeks, months, years.');
  }
  const { surroundings, broker } = request;
  const endsMs = surroundings.node.certificateEndsMs();
  const untilMs = Date.now() + Number(within) * unitDays[unit]! * DAY_MS;
  if (endsMs === undefined || endsMs > untilMs) return well();
  const expiring = surroundings.allPorts().filter(({ protocol }) => protocol === 'amqp/ssl' || protocol === 'https');
  const expired = expiring.map(({ protocol, host, port }) => ({
    node: broker.nodeName,
    protocol,
    interface: host,
    port,
    certfile_expires_on: new Date(endsMs).toISOString(),
  }));
  return unwell('Certificates expiring', { expired });
}

function checkPort(request: ManagementRequest): Answer {
  const text = request.parameter('port');
  if (!/^\d{1,5}$/.test(text)) throw badRequest('Invalid port');
  const port = Number(text);
  const ports = request.surroundings.allPorts().map((listening) => listening.port);
  return ports.includes(port) ? well({ port }) : unwell('No active listener', { missing: port, ports });
}

/** As operators call them, and as lists of listeners do. */
const protocolNames: Readonly<Record<string, string>> = {
  amqp091: 'amqp',
  'amqp0.9.1': 'amqp',
  'amqp0-9-1': 'amqp',
  amqps: 'amqp/ssl',
  'amqp-ssl': 'amqp/ssl',
};

/** Any of them will do. */
function checkProtocols(request: ManagementRequest): Answer {
  const wanted = request
    .parameter('protocols')
    .split(',')
    .map((name) => protocolNames[name] ?? name);
  const protocols = [...new Set(request.surroundings.allPorts().map(({ protocol }) => protocol as string))];
  const found = wanted.find((protocol) => protocols.includes(protocol));
  if (found !== undefined) return well({ protocol: found });
  return unwell('No active listener', { missing: wanted.length === 1 ? wanted[0] : wanted, protocols });
}

function checkRoom({ broker }: ManagementRequest): Answer {
  const { connectionsMax } = broker.limits;
  const connections = broker.connections.size;
  const limit = connectionsMax === Infinity ? 'infinity' : connectionsMax;
  if (connections < connectionsMax) return well({ limit, connections });
  return unwell('The limit of connections is reached', { limit, connections });
}

/** RabbitMQ 3 sends a message through a queue that it leaves behind; from 4 on it answers, which is proof enough. */
function checkAlive({ broker, caller, vhost }: ManagementRequest): Answer {
  if (actorOf(broker, caller.name, vhost.name) === undefined) throw notAuthorised('Access refused.');
  return well();
}
