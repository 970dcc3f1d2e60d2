/**
 * The resource `/vhost-limits`: how many connections and queues there may be in a vhost.
 */
import { vhostLimitNames } from '../../../core/access/limit-values.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { type Answer, done } from '../../answer.js';
import { listedWhole } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, management, put, remove, type Route, vhostViewer } from '../../route.js';
import { changedVHost, validated } from './changing.js';

export const vhostLimitRoutes: readonly Route[] = [
  get('/vhost-limits', management, (request) => listOf(request, request.caller.visible(request.broker.listVHosts()))),
  get('/vhost-limits/:vhost', vhostViewer, (request) => listOf(request, [request.vhost])),
  put('/vhost-limits/:vhost/:name', administrator, putLimit),
  remove('/vhost-limits/:vhost/:name', administrator, removeLimit),
];

function listOf({ broker, query }: ManagementRequest, vhosts: readonly VHost[]): Promise<Answer> {
  const limitsOf = ({ name }: VHost) => broker.access.limitsOf(name);
  return listedWhole(
    {
      rows: vhosts.filter((vhost) => limitsOf(vhost).size > 0),
      nameOf: ({ name }) => name,
      json: (vhost) => ({ vhost: vhost.name, value: Object.fromEntries(limitsOf(vhost)) }),
    },
    query,
  );
}

async function putLimit(request: ManagementRequest): Promise<Answer> {
  const { value } = await request.body('value');
  const { name: vhost } = changedVHost(request);
  const limits = { [request.parameter('name')]: value };
  await request.durable(validated(() => request.broker.access.setVHostLimits(vhost, limits)));
  return done;
}

/** None to remove is as good as removed (RabbitMQ). */
async function removeLimit(request: ManagementRequest): Promise<Answer> {
  const { name: vhost } = changedVHost(request);
  const name = request.parameter('name');
  const which = vhostLimitNames.filter((limit) => limit === name);
  await request.durable(request.broker.access.clearVHostLimits(vhost, which));
  return done;
}
