/**
 * A channel as RabbitMQ 3.10 writes it.
 */
import type { ChannelFacts } from '../../../core/inspect/channel-facts.js';
import { idleSince } from '../../figures/idle-since.js';
import { channelStatsJson } from '../../figures/sums-json.js';
import type { JsonObject } from '../../json.js';
import type { ManagementRequest } from '../../request.js';
import { erlangProcessJson } from './erlang-process.js';

export function channelJson({ broker, surroundings, query }: ManagementRequest, facts: ChannelFacts): JsonObject {
  const { connection, user } = facts;
  const rates = surroundings.sampler.channel(facts);
  const now = broker.timetable.now();
  const movedAt = rates.movedAt === 0 ? connection.connectedAt : rates.movedAt;
  return {
    acks_uncommitted: facts.acksUncommitted,
    confirm: facts.confirm,
    connection_details: {
      name: connection.name,
      peer_host: connection.peerHost,
      peer_port: connection.peerPort,
    },
    consumer_count: facts.consumerCount,
    global_prefetch_count: facts.globalPrefetchCount,
    ...idleSince(movedAt, now),
    message_stats: channelStatsJson(facts.counts, rates, query),
    messages_unacknowledged: facts.messagesUnacknowledged,
    messages_uncommitted: facts.messagesUncommitted,
    messages_unconfirmed: facts.messagesUnconfirmed,
    name: facts.name,
    node: broker.nodeName,
    number: facts.number,
    pending_raft_commands: 0,
    prefetch_count: facts.prefetchCount,
    state: facts.state,
    transactional: facts.transactional,
    user,
    user_who_performed_action: user,
    vhost: facts.vhost,
    ...erlangProcessJson,
  };
}
