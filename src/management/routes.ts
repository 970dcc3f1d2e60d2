/**
 * All that the API serves.
 */
import { permissionRoutes } from './resources/access/permissions.js';
import { topicPermissionRoutes } from './resources/access/topic-permissions.js';
import { userLimitRoutes } from './resources/access/user-limits.js';
import { userRoutes } from './resources/access/users.js';
import { vhostRoutes } from './resources/access/vhosts.js';
import { whoamiRoutes } from './resources/access/whoami.js';
import { bindingRoutes } from './resources/bindings/bindings.js';
import { clusterRoutes } from './resources/broker/cluster.js';
import { featureRoutes } from './resources/broker/features.js';
import { healthCheckRoutes } from './resources/broker/health-checks.js';
import { loginRoutes } from './resources/broker/logins.js';
import { nodeRoutes } from './resources/broker/nodes.js';
import { overviewRoutes } from './resources/broker/overview.js';
import { channelRoutes } from './resources/clients/channels.js';
import { connectionRoutes } from './resources/clients/connections.js';
import { consumerRoutes } from './resources/clients/consumers.js';
import { definitionRoutes } from './resources/definitions/definitions.js';
import { exchangeRoutes } from './resources/exchanges/exchanges.js';
import { explainingRoutes } from './resources/exchanges/explaining.js';
import { publishingRoutes } from './resources/exchanges/publishing.js';
import { changingRoutes } from './resources/messages/changing.js';
import { operationRoutes } from './resources/messages/operations.js';
import { peekRoutes } from './resources/messages/peek.js';
import { unackedRoutes } from './resources/messages/unacked.js';
import { gettingRoutes } from './resources/queues/getting.js';
import { pausingRoutes } from './resources/queues/pausing.js';
import { queueRoutes } from './resources/queues/queues.js';
import { quorumRoutes } from './resources/queues/quorum.js';
import { globalParameterRoutes } from './resources/settings/global-parameters.js';
import { parameterRoutes } from './resources/settings/parameters.js';
import { policyRoutes } from './resources/settings/policies.js';
import { vhostLimitRoutes } from './resources/settings/vhost-limits.js';
import type { Route } from './route.js';

export const routes: readonly Route[] = [
  ...overviewRoutes,
  ...nodeRoutes,
  ...clusterRoutes,
  ...featureRoutes,
  ...healthCheckRoutes,
  ...loginRoutes,
  ...whoamiRoutes,
  ...vhostRoutes,
  ...userRoutes,
  ...permissionRoutes,
  ...topicPermissionRoutes,
  ...userLimitRoutes,
  ...vhostLimitRoutes,
  ...policyRoutes,
  ...parameterRoutes,
  ...globalParameterRoutes,
  ...connectionRoutes,
  ...channelRoutes,
  ...consumerRoutes,
  ...queueRoutes,
  ...gettingRoutes,
  ...quorumRoutes,
  ...exchangeRoutes,
  ...publishingRoutes,
  ...bindingRoutes,
  ...pausingRoutes,
  ...explainingRoutes,
  ...peekRoutes,
  ...unackedRoutes,
  ...changingRoutes,
  ...operationRoutes,
  ...definitionRoutes,
];
