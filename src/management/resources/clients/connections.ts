/**
 * The resource `/connections`: who is connected; deleting one closes it.
 */
import { closeConnection } from '../../../core/administration/closing.js';
import type { ConnectionFacts } from '../../../core/inspect/connection-facts.js';
import { Inspection } from '../../../core/inspect/inspection.js';
import { type Answer, done } from '../../answer.js';
import { notFound } from '../../http-error.js';
import type { JsonObject } from '../../json.js';
import { type Listing, listed, listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { get, management, remove, type Route, vhostUser } from '../../route.js';
import { connectionJson } from './connection-json.js';
import { assertOwn, shownOf } from './own.js';

const ofUser = '/connections/username/:username';

export const connectionRoutes: readonly Route[] = [
  get('/connections', management, (request) => {
    const rows = new Inspection(request.broker).connections();
    return listed(listing(request, shownOf(request.caller, rows)), request.query);
  }),
  get('/vhosts/:vhost/connections', vhostUser, (request) => {
    const rows = new Inspection(request.broker).connections(request.vhost);
    return listedWhole(listing(request, shownOf(request.caller, rows)), request.query);
  }),
  get(ofUser, management, (request) => {
    const rows = connectionsOfUser(request, 'monitoring');
    return listed({ rows, nameOf: ({ name }) => name, json: (facts) => briefJson(request, facts) }, request.query);
  }),
  remove(ofUser, management, closeConnectionsOfUser),
  get('/connections/:connection', management, (request) => {
    const facts = namedConnection(request);
    assertOwn(request.caller, facts, 'monitoring');
    return withColumns(connectionJson(request, facts, ''), request.query);
  }),
  remove('/connections/:connection', management, (request) => {
    const facts = namedConnection(request);
    assertOwn(request.caller, facts, 'administrator');
    closeConnection(facts.connection, request.header('x-reason'));
    return done;
  }),
];

/**
 * The connection that the path names.
 *
 * @throws HttpError 404
 */
export function namedConnection(request: ManagementRequest): ConnectionFacts {
  const facts = new Inspection(request.broker).findConnection(request.parameter('connection'));
  if (facts === undefined) throw notFound();
  return facts;
}

function listing(request: ManagementRequest, rows: readonly ConnectionFacts[]): Listing<ConnectionFacts> {
  return {
    rows,
    nameOf: ({ name }) => name,
    json: (facts) => connectionJson(request, facts, null),
    quick: {
      name: ({ name }) => name,
      user: ({ user }) => user,
      vhost: ({ vhost }) => vhost,
      state: ({ state }) => state,
      channels: ({ channelCount }) => channelCount,
      connected_at: ({ connectedAt }) => connectedAt,
      recv_oct: ({ traffic }) => traffic.receivedBytes,
      send_oct: ({ traffic }) => traffic.sentBytes,
    },
  };
}

function briefJson({ broker }: ManagementRequest, { name, vhost, user }: ConnectionFacts): JsonObject {
  return { name, vhost, user, node: broker.nodeName };
}

/** @throws HttpError 401 */
function connectionsOfUser(request: ManagementRequest, need: 'monitoring' | 'administrator'): ConnectionFacts[] {
  const name = request.parameter('username');
  assertOwn(request.caller, { user: name }, need);
  return new Inspection(request.broker).connections().filter(({ user }) => user === name);
}

function closeConnectionsOfUser(request: ManagementRequest): Answer {
  const reason = request.header('x-reason');
  for (const { connection } of connectionsOfUser(request, 'administrator')) closeConnection(connection, reason);
  return done;
}
