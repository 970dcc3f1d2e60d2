/**
 * The resource `/consumers`: who consumes what.
 */
import { Inspection } from '../../../core/inspect/inspection.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import type { Answer } from '../../answer.js';
import { listedWhole } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { get, management, type Route } from '../../route.js';
import { consumerJson } from './consumer-json.js';

export const consumerRoutes: readonly Route[] = [
  get('/consumers', management, (request) => listOf(request)),
  get('/consumers/:vhost', management, (request) => listOf(request, request.vhost)),
];

/** Those who do not monitor see what they consume themselves. */
function listOf({ broker, caller, query }: ManagementRequest, vhost?: VHost): Promise<Answer> {
  const rows = new Inspection(broker).consumers(vhost);
  return listedWhole(
    {
      rows: caller.may('monitoring') ? rows : rows.filter(({ channel }) => channel.user === caller.name),
      nameOf: ({ consumerTag }) => consumerTag,
      json: (facts) => consumerJson(facts, broker.nodeName),
    },
    query,
  );
}
