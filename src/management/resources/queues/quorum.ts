/**
 * Answers `/queues/quorum`: replicas of quorum queues, as newer versions of RabbitMQ show and change them. Each queue has
 * one here, on the one node.
 */
import { type Answer, done, ok } from '../../answer.js';
import { badRequest } from '../../http-error.js';
import { type ManagementRequest, textIn } from '../../request.js';
import { administrator, get, post, remove, type Route, vhostViewer } from '../../route.js';
import { namedQueue } from './queues.js';

const one = '/queues/quorum/:vhost/:queue';

export const quorumRoutes: readonly Route[] = [
  get(`${one}/status`, vhostViewer, status),
  post(`${one}/replicas/add`, administrator, async (request) => {
    assertQuorum(request);
    assertOurs(request, textIn(await request.body('node'), 'node'));
    return done; // it is there
  }),
  remove(`${one}/replicas/delete`, administrator, async (request) => {
    assertQuorum(request);
    assertOurs(request, textIn(await request.body('node'), 'node'));
    throw badRequest('last_node');
  }),
  post('/queues/quorum/replicas/on/:node/grow', administrator, ours),
  remove('/queues/quorum/replicas/on/:node/shrink', administrator, ours),
];

function status(request: ManagementRequest): Answer {
  assertQuorum(request);
  const { broker } = request;
  return ok([
    {
      'Node Name': broker.nodeName,
      'Raft State': 'leader',
      Membership: 'voter',
      'Last Log Index': 0,
      'Last Written': 0,
      'Last Applied': 0,
      'Commit Index': 0,
      'Snapshot Index': 0,
      Term: 1,
      'Machine Version': 0,
    },
  ]);
}

/** No replica comes or goes. */
function ours(request: ManagementRequest): Answer {
  assertOurs(request, request.parameter('node'));
  return ok([]);
}

/** @throws HttpError 400 or 404 */
function assertQuorum(request: ManagementRequest): void {
  if (namedQueue(request).type !== 'quorum') throw badRequest('not_quorum_queue');
}

/** @throws HttpError 400 */
function assertOurs({ broker }: ManagementRequest, node: string): void {
  if (node !== broker.nodeName) throw badRequest('node_not_running');
}
