/**
 * The resource `/feature-flags` and `/deprecated-features`: what RabbitMQ lets operators turn on after an upgrade. Here all
 * of it is always on, and nothing is deprecated.
 */
import { type Answer, done } from '../../answer.js';
import { badRequest } from '../../http-error.js';
import { listedWhole } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, management, put, type Route } from '../../route.js';

const flags: readonly (readonly [string, string])[] = [
  ['drop_unroutable_metric', 'Counts messages that are published to nowhere'],
  ['empty_basic_get_metric', 'Counts basic.get on empty queues'],
  ['implicit_default_bindings', 'Bindings to the default exchange need not be kept'],
  ['quorum_queue', 'Queues of type quorum'],
  ['user_limits', 'Limits of connections and channels of a user'],
  ['virtual_host_metadata', 'Descriptions and tags of vhosts'],
];

export const featureRoutes: readonly Route[] = [
  get('/feature-flags', administrator, ({ query }) =>
    listedWhole(
      {
        rows: flags,
        nameOf: ([name]) => name,
        json: ([name, desc]) => ({
          name,
          desc,
          doc_url: '',
          state: 'enabled',
          stability: 'stable',
          provided_by: 'leveret',
        }),
      },
      query,
    ),
  ),
  put('/feature-flags/:name/enable', administrator, enable),
  get('/deprecated-features', management, nothing),
  get('/deprecated-features/used', management, nothing),
];

function enable(request: ManagementRequest): Answer {
  if (!flags.some(([name]) => name === request.parameter('name'))) throw badRequest('unsupported');
  return done;
}

function nothing({ query }: ManagementRequest): Promise<Answer> {
  return listedWhole({ rows: [], nameOf: String, json: () => ({}) }, query);
}
