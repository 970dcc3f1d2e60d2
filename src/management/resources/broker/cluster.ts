/**
 * The resource `/cluster-name`, and what RabbitMQ says of its plugins and of other ways to log in.
 */
import { type Answer, done } from '../../answer.js';
import { badRequest } from '../../http-error.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, anybody, get, management, put, type Route } from '../../route.js';

export const clusterRoutes: readonly Route[] = [
  get('/cluster-name', management, ({ broker, query }) =>
    withColumns({ name: broker.globalParameters.clusterName ?? broker.nodeName }, query),
  ),
  put('/cluster-name', administrator, renameCluster),
  get('/extensions', management, ({ query }) => listedWhole({ rows: [], nameOf: String, json: () => ({}) }, query)),
  get('/auth', anybody, ({ query }) => withColumns({ enable_uaa: false, uaa_client_id: '', uaa_location: '' }, query)),
];

async function renameCluster(request: ManagementRequest): Promise<Answer> {
  const { name } = await request.body('name');
  if (typeof name !== 'string' || name === '') throw badRequest('name should be a text that is not empty');
  await request.durable(request.broker.globalParameters.setClusterName(name));
  return done;
}
