/**
 * The resource `/nodes`: the one node there is, and what it takes of its machine.
 */
import { type Answer, done } from '../../answer.js';
import type { JsonObject } from '../../json.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, monitoring, post, remove, type Route } from '../../route.js';
import { assertOurNode } from './our-node.js';
import { memoryJson, nodeJson } from './node-json.js';

export const nodeRoutes: readonly Route[] = [
  get('/nodes', monitoring, async (request) => {
    const rows = [await nodeJson(request.surroundings)];
    return listedWhole({ rows, nameOf: () => request.broker.nodeName, json: (node) => node }, request.query);
  }),
  get('/nodes/:node', monitoring, async (request) => {
    assertOurNode(request);
    const memory: JsonObject = request.query.get('memory') === 'true' ? { memory: memoryJson(request.broker) } : {};
    return withColumns({ ...(await nodeJson(request.surroundings)), ...memory }, request.query);
  }),
  get('/nodes/:node/memory', monitoring, (request) => {
    assertOurNode(request);
    return withColumns({ memory: memoryJson(request.broker) }, request.query);
  }),
  remove('/reset', administrator, reset),
  remove('/reset/:node', administrator, (request) => {
    assertOurNode(request);
    return reset(request);
  }),
  // All queues are where they belong already.
  post('/rebalance/queues', administrator, () => done),
];

/** Forgets what was gathered for rates. */
function reset({ surroundings }: ManagementRequest): Answer {
  surroundings.sampler.reset();
  return done;
}
