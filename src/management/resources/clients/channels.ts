/**
 * The resource `/channels`: what clients have open.
 */
import type { ChannelFacts } from '../../../core/inspect/channel-facts.js';
import { Inspection } from '../../../core/inspect/inspection.js';
import { notFound } from '../../http-error.js';
import { type Listing, listed, listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { get, management, type Route, vhostUser } from '../../route.js';
import { channelJson } from './channel-json.js';
import { namedConnection } from './connections.js';
import { consumerJson } from './consumer-json.js';
import { assertOwn, shownOf } from './own.js';

export const channelRoutes: readonly Route[] = [
  get('/channels', management, (request) => {
    const rows = new Inspection(request.broker).channels();
    return listed(listing(request, shownOf(request.caller, rows)), request.query);
  }),
  get('/vhosts/:vhost/channels', vhostUser, (request) => {
    const rows = new Inspection(request.broker).channels(request.vhost);
    return listedWhole(listing(request, shownOf(request.caller, rows)), request.query);
  }),
  get('/connections/:connection/channels', management, (request) => {
    const connection = namedConnection(request);
    assertOwn(request.caller, connection, 'monitoring');
    return listedWhole(listing(request, new Inspection(request.broker).channelsOf(connection)), request.query);
  }),
  get('/channels/:channel', management, (request) => {
    const inspection = new Inspection(request.broker);
    const facts = inspection.findChannel(request.parameter('channel'));
    if (facts === undefined) throw notFound();
    assertOwn(request.caller, facts, 'monitoring');
    const { nodeName } = request.broker;
    const details = inspection.consumersOf(facts).map((consumer) => consumerJson(consumer, nodeName));
    // By exchange and queue RabbitMQ counts in its detailed mode alone.
    const json = { ...channelJson(request, facts), consumer_details: details, publishes: [], deliveries: [] };
    return withColumns(json, request.query);
  }),
];

function listing(request: ManagementRequest, rows: readonly ChannelFacts[]): Listing<ChannelFacts> {
  return {
    rows,
    nameOf: ({ name }) => name,
    json: (facts) => channelJson(request, facts),
    quick: {
      name: ({ name }) => name,
      number: ({ number }) => number,
      user: ({ user }) => user,
      vhost: ({ vhost }) => vhost,
      state: ({ state }) => state,
      consumer_count: ({ consumerCount }) => consumerCount,
      prefetch_count: ({ prefetchCount }) => prefetchCount,
      messages_unacknowledged: ({ messagesUnacknowledged }) => messagesUnacknowledged,
      messages_unconfirmed: ({ messagesUnconfirmed }) => messagesUnconfirmed,
    },
  };
}
